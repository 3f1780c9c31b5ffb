import type { PlantedText } from '../adversary/plantedText.ts';

/** What frameworks write when they fail: most quote what they were given, or where their sources lie. */
export const EXCEPTION_TEXTS: readonly PlantedText[] = [
  // Python
  [
    "django.core.exceptions.ValidationError: {'email': ['“marta.bianchi@posta.example” is not a valid address.']}",
    'marta',
  ],
  ["User matching query does not exist. Lookup: {'username': 'mbianchi84'}", 'mbianchi84'],
  ["KeyError: 'marta.bianchi@posta.example'", 'bianchi'],
  ['IntegrityError: UNIQUE constraint failed: auth_user.email (value marta@posta.example)', 'marta@'],
  ['File "/home/mbianchi/projects/shop/views.py", line 42, in checkout', 'mbianchi'],
  ['File "/Users/marta.bianchi/dev/shop/manage.py", line 3, in <module>', 'marta'],
  ["invalid literal for int() with base 10: '5105105105105100'", '5105105105105100'],
  [
    "pydantic: 1 validation error for Signup\nphone\n  value is not valid [input_value='+39 347 5512087', input_type=str]",
    '347 5512087',
  ],
  [
    "marshmallow.exceptions.ValidationError: {'iban': ['Invalid IBAN: IT60X0542811101000000123456']}",
    '0542811101',
  ],
  ['smtplib.SMTPRecipientsRefused: {"kofi.mensah@mail.example": (550, b"5.1.1 User unknown")}', 'kofi'],
  [
    'requests.exceptions.HTTPError: 401 Client Error for url: https://api.example.com/v1/me?access_token=Zx81kq0PpL',
    'Zx81kq0PpL',
  ],
  ["celery task failed: send_receipt(args=('kofi.mensah@mail.example', 'INV-2041'), kwargs={})", 'kofi'],
  // Ruby
  [
    'ActiveRecord::RecordNotFound: Couldn\'t find User with [WHERE "users"."email" = \'kofi@mail.example\']',
    'kofi',
  ],
  [
    "ActiveRecord::RecordInvalid: Validation failed: Email 'kofi@mail.example' has already been taken",
    'kofi',
  ],
  [
    'Parameters: {"user"=>{"email"=>"kofi@mail.example", "password"=>"Accra2024!"}, "commit"=>"Log in"}',
    'kofi',
    'Accra2024',
  ],
  ['Parameters: {"authenticity_token"=>"t8Qw/0Zk1Yx2Lk9vB3mN4pR5sT6uV7wX8yZ9a0b1c2d=="}', 't8Qw', 'V7wX8y'],
  [
    'NoMethodError: undefined method `name\' for #<User id: 7, email: "kofi@mail.example", last_ip: "81.2.69.142">',
    'kofi',
    '81.2.69',
  ],
  ['/home/deploy.kofi/.rbenv/versions/3.3.0/lib/ruby/gems/rack.rb:12', 'kofi'],
  ['[Sidekiq] WelcomeMailer#perform failed with args ["kofi@mail.example", "Kofi Mensah"]', 'kofi@'],
  // Java, Kotlin, Scala
  [
    'org.springframework.security.core.userdetails.UsernameNotFoundException: User "lsorensen" not found',
    'lsorensen',
  ],
  [
    "Failed to convert value of type 'java.lang.String' to required type 'long'; For input string: \"4012888888881881\"",
    '4012888888881881',
  ],
  [
    "Field error in object 'signup' on field 'email': rejected value [lars@post.example]; codes [Email.signup.email]",
    'lars',
  ],
  [
    "Field error in object 'signup' on field 'password': rejected value [Sommer24]; codes [Size.password]",
    'Sommer24',
  ],
  [
    "Field error in object 'signup' on field 'phone': rejected value [+45 31 22 41 09]; codes [Pattern]",
    '31 22 41',
  ],
  [
    'javax.mail.SendFailedException: Invalid Addresses; nested: 550 5.1.1 <lars@post.example>... User unknown',
    'lars',
  ],
  [
    'com.fasterxml.jackson.databind.exc.InvalidFormatException: Cannot deserialize value of type `LocalDate` from String "14/05/1984": (through reference chain: Person["birthDate"])',
    '14/05/1984',
  ],
  [
    'UserDto(id=7, username=lsorensen, email=lars@post.example, phone=+4531224109)',
    'lsorensen',
    'lars@',
    '31224109',
  ],
  ["User{firstName='Lars', lastName='Sørensen', ssn='140584-1239'}", 'Sørensen', '140584-1239'],
  ['java.io.FileNotFoundException: C:\\Users\\lsorensen\\Documents\\cv.docx (Access is denied)', 'lsorensen'],
  [
    "java.sql.SQLException: Access denied for user 'lsorensen'@'10.20.30.41' (using password: YES)",
    'lsorensen',
    '10.20.30.41',
  ],
  ['User(name=Some(Lars Sørensen),email=Some(lars@post.example))', 'lars@'],
  // PHP
  [
    "PDOException: SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry 'ines.prieto@correo.example' for key 'users_email_unique'",
    'ines',
  ],
  ["SQLSTATE[28000] [1045] Access denied for user 'ines'@'localhost' (using password: YES)", "'ines'"],
  [
    'Illuminate\\Database\\QueryException: (SQL: select * from `users` where `phone` = +34 612 34 88 01 limit 1)',
    '612 34 88',
  ],
  ['PHP Fatal error: Uncaught Error in /home/ines/public_html/wp-content/plugins/x.php:12', '/ines'],
  [
    'PHP Warning: include(/var/www/vhosts/ines-prieto.example/httpdocs/a.php): failed to open stream',
    'ines-prieto',
  ],
  [
    'Symfony\\Component\\Security\\Core\\Exception\\UserNotFoundException: User "ines.prieto" not found.',
    'ines',
  ],
  ["#3 /srv/app/Login.php(44): Auth->attempt('ines@correo.example', 'Invierno24!')", 'ines@', 'Invierno24'],
  // .NET
  [
    'Microsoft.Data.SqlClient.SqlException: Cannot insert duplicate key row. The duplicate key value is (hans.meier@firma.example).',
    'hans',
  ],
  ["Login failed for user 'FIRMA\\hmeier'.", 'hmeier'],
  ["System.FormatException: The input string '47218365D' was not in a correct format.", '47218365D'],
  ['at Shop.Web.Login() in C:\\Users\\hmeier\\source\\repos\\Shop\\Login.cs:line 88', 'hmeier'],
  [
    "System.UnauthorizedAccessException: Access to the path '\\\\fileserver\\home$\\hmeier\\plan.xlsx' is denied.",
    'hmeier',
  ],
  [
    'Authorization failed for user: hans.meier@firma.example. Claims: sub=auth0|5f7c8ec7c33c6c004bbafe82',
    'hans',
    '5f7c8ec7c33c',
  ],
  // Go
  ['dial tcp 203.0.113.77:5432: connect: connection refused', '203.0.113.77'],
  ['parse "https://svc:Herbst2024@api.example.com/%zz": invalid URL escape "%zz"', 'Herbst2024'],
  ['pq: password authentication failed for user "yuki"', '"yuki"'],
  ['open /home/yuki/.ssh/id_ed25519: permission denied', 'yuki'],
  ['strconv.ParseInt: parsing "090-4417-2280": invalid syntax', '4417-2280'],
  ['rpc error: code = NotFound desc = user yuki.tanaka@mail.example not found', 'yuki'],
  ['x509: certificate is valid for yuki-macbook.local, not api.example.com', 'yuki'],
  ['&{Name:Yuki Tanaka Email:yuki@mail.example Token:k9Lm2Pq7Rt4Vw8Xz}', 'yuki@', 'k9Lm2Pq7'],
  // Node, browsers
  ["Error: ENOENT: no such file or directory, open '/Users/agata/code/app/.env'", 'agata'],
  ["TypeError: Cannot read properties of undefined (reading 'agata.nowak@poczta.example')", 'agata'],
  ['SyntaxError: Unexpected token a in JSON at position 0: "agata.nowak@poczta.example"', 'agata'],
  ['ZodError: [{"code":"custom","path":["pesel"],"message":"Invalid PESEL 84051412342"}]', '84051412342'],
  [
    'AxiosError: Request failed with status code 403 {"headers":{"Authorization":"Bearer 9f2KxQ7LmZ"}}',
    '9f2KxQ7LmZ',
  ],
  [
    "NotFoundError: Failed to execute 'querySelector': '#user-agata.nowak@poczta.example' is not a valid selector",
    'agata',
  ],
  ['Uncaught (in promise) FirebaseError: auth/user-not-found (agata.nowak@poczta.example)', 'agata'],
  [
    'GraphQLError: Variable "$input" got invalid value { email: "agata@poczta", name: "Agata Nowak" } at "input"',
    'Nowak',
  ],
  [
    "ERR_INVALID_ARG_VALUE: The argument 'path' must be a string. Received '/home/agata/upload/scan.pdf'",
    'agata',
  ],
  ['at Object.<anonymous> (file:///C:/Users/Agata%20Nowak/app/index.mjs:3:9)', 'Nowak'],
  ['at /Users/agata.nowak/Library/Application Support/Shop/main.js:1:2', 'agata'],
  ['at webpack:///./src/D:/Profiles/anowak/work/app.ts:12:4', 'anowak'],
  // Rust, Elixir, Swift, Dart, C, shell
  [
    "thread 'main' panicked at 'called `Result::unwrap()` on an `Err` value: UserNotFound(\"mehmet.yilmaz@eposta.example\")'",
    'mehmet',
  ],
  [
    '** (Ecto.NoResultsError) expected at least one result but got none in query: where: u.email == "mehmet@eposta.example"',
    'mehmet',
  ],
  ['Fatal error: Unexpectedly found nil: file /Users/mehmet/ios/App/Login.swift, line 12', 'mehmet'],
  ['Unhandled exception: FormatException: Invalid date format 14.05.1984 (dateOfBirth)', '14.05.1984'],
  [
    'Segmentation fault (core dumped) /home/myilmaz/bin/worker --token=Kp93xVv81LqT',
    'myilmaz',
    'Kp93xVv81LqT',
  ],
  ['bash: /root/../home/mehmet/deploy.sh: Permission denied', 'mehmet'],
  ['ssh: connect to host mehmet@198.51.100.23 port 22: Connection timed out', 'mehmet', '198.51.100.23'],
  [
    'sudo: mehmet : user NOT in sudoers ; TTY=pts/0 ; PWD=/home/mehmet ; USER=root ; COMMAND=/bin/ls',
    'mehmet',
  ],
  [
    'sshd[2211]: Failed password for invalid user mehmet from 198.51.100.23 port 51122 ssh2',
    'mehmet',
    '198.51.100.23',
  ],
  ['sshd[2211]: Accepted publickey for mehmet from 2001:db8:4:7::19 port 51122', 'mehmet', '2001:db8:4'],
  ['curl: (22) The requested URL returned error: 401 -u mehmet:Bahar2024', 'Bahar2024'],
  // in other languages
  ['Der Benutzer „petra.lang@firma.example“ wurde nicht gefunden', 'petra'],
  ['Benutzername petra84 ist bereits vergeben', 'petra84'],
  ['Kein Konto zur Kundennummer 40817365 gefunden', '40817365'],
  ['Utilisateur « claire.dubois@courriel.example » introuvable', 'claire'],
  ['Le mot de passe « Soleil2024 » est trop court', 'Soleil2024'],
  ['No se encontró el usuario con correo ines@correo.example', 'ines@'],
  ['La contraseña "Invierno24" no cumple los requisitos', 'Invierno24'],
  ['O CPF 529.982.247-25 já está cadastrado', '529.982'],
  ['Il codice fiscale BNCMRA84S52F205C non è valido', 'BNCMRA84'],
  ['Gebruiker jan.devries@post.example bestaat niet', 'devries'],
  ['Użytkownik o adresie agata@poczta.example nie istnieje', 'agata'],
  ['Uživatel petr@posta.example nebyl nalezen', 'petr@'],
  ['Käyttäjää virtanen@posti.example ei löydy, henkilötunnus 140584-614J', 'virtanen', '140584-614J'],
  ['Användaren med personnummer 840514-2384 finns inte', '840514-2384'],
  ['Пользователь ivan.petrov@pochta.example не найден', 'petrov'],
  ['Неверный пароль: Zima2024', 'Zima2024'],
  ['Користувача з номером +380 50 123 88 01 не знайдено', '123 88 01'],
  ['ユーザー yuki@mail.example が見つかりません', 'yuki'],
  ['パスワード：Haru2024 は短すぎます', 'Haru2024'],
  ['用户 13812345678 不存在', '13812345678'],
  ['密码：chun2024 太短', 'chun2024'],
  ['사용자 minji@mail.example 을 찾을 수 없습니다', 'minji'],
  ['المستخدم omar@barid.example غير موجود', 'omar'],
  ['המשתמש noa@doar.example לא נמצא', 'noa@'],
  ['Kullanıcı bulunamadı: mehmet@eposta.example', 'mehmet'],
  ['ไม่พบผู้ใช้ somchai@mail.example', 'somchai'],
  ['Không tìm thấy người dùng lan@thu.example', 'lan@'],
  ['Pengguna budi@surat.example tidak ditemukan, NIK 3174051405840003', 'budi', '3174051405840003'],
  ['उपयोगकर्ता ravi@dak.example नहीं मिला', 'ravi'],
];
