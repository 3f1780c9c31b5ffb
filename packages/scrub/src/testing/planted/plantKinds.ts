import fc from 'fast-check';
import { passesLuhn } from '../../text/numbers/passesLuhn.ts';
import { passesMod97 } from '../../text/numbers/passesMod97.ts';
import { nationalIds } from './nationalIds.ts';
import type { Plant } from './plant.ts';

const from = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));

const FIRST = from('Quillon', 'Zofia', 'Björn', 'Aoife', 'Marisol', 'Thandiwe', 'Ottokar', 'Svetlana');
const LAST = from(
  'Wexmoor',
  'Grzelak',
  'Ødegård',
  "O'Hanlon",
  'Villanueva',
  'Nkosi',
  'Krautsieder',
  'Vasquez',
);
const FULL = fc.tuple(FIRST, LAST).map(([first, last]) => `${first} ${last}`);
const HANDLE = from('qwexmoor', 'zofia.grzelak', 'marisol_v', 'otto77', 'n.vasquez', 'svetlanka');
const HOST = from(
  'mail.example',
  'kunden.example.de',
  'xn--mnchen-3ya.example',
  'gmail.com',
  'posta.example.it',
  'examp1e.co.uk',
);

const plant = (kind: string, text: string, ...pieces: string[]): Plant => ({
  kind,
  text,
  pieces: pieces.map((piece) => piece.toLowerCase()),
});

const emails = fc.tuple(HANDLE, HOST).chain(([handle, host]) => {
  const dotted = host.replaceAll('.', ' dot ');
  const forms = [
    `${handle}@${host}`,
    `${handle}+news@${host}`,
    `${handle} (at) ${host.replaceAll('.', ' (dot) ')}`,
    `${handle}[at]${host.replaceAll('.', '[dot]')}`,
    `${handle} AT ${host}`,
    `${handle} at ${dotted}`,
    `${handle} @ ${host}`,
    `<${handle}@${host}>`,
  ];
  return fc.constantFrom(...forms).map((text) => plant('email', text, handle));
});

const SECRET = from('hunter2', 'S3cr3t!pw', 'Tr0ub4dor', 'qwErty!12', 'p@ss9wörd', 'Zx81-4ever');
const passwords = fc
  .tuple(
    from(
      ...[
        'password=',
        'pwd=',
        'pass: ',
        'Passwort: ',
        'mot de passe : ',
        'contraseña=',
        'senha: ',
        'hasło: ',
      ],
      ...[
        'пароль: ',
        '密码：',
        'パスワード: ',
        '비밀번호: ',
        'wachtwoord: ',
        'secret is ',
        'my password is ',
        '"password":"',
      ],
      ...[
        '--password ',
        'kennwort=',
        'lösenord: ',
        'parola: ',
        'şifre: ',
        'api_key=',
        'client_secret: ',
        'DB_PASSWORD=',
      ],
    ),
    SECRET,
  )
  .map(([label, secret]) =>
    plant('credentials', `${label}${secret}${label.endsWith('"') ? '"' : ''}`, secret),
  );

const cards = fc
  .tuple(digits(15), from(' ', '-', '', '.', '/', ' - ', '_', '\u00a0', '\u2013'))
  .map(([start, sign]) => {
    const number = start + [...'0123456789'].find((last) => passesLuhn(start + last));
    return plant(
      'card',
      (number.match(/.{4}/g) ?? []).join(sign),
      number,
      number.slice(0, 8),
      number.slice(8),
      number.slice(4, 12),
    );
  });

const ibans = fc
  .tuple(from('DE', 'FR', 'ES', 'IT', 'NL', 'PL', 'CH', 'NO'), digits(16), from('', ' ', '-', '.'))
  .map(([country, account, sign]) => {
    const check =
      [...Array(97).keys()]
        .map((n) => String(n + 2).padStart(2, '0'))
        .find((n) => passesMod97(country + n + account)) ?? '00';
    const iban = `${country}${check}${account}`;
    return plant('iban', (iban.match(/.{1,4}/g) ?? []).join(sign), account, account.slice(4, 12));
  });

const phones = fc
  .tuple(
    from(
      '+49 170 ',
      '+1 (415) 555-',
      '0049 30 ',
      '+44 20 7946 ',
      '0170/',
      '+33 6 12 34 ',
      '(030) 12',
      '+81-90-12',
      'tel: ',
      '+7 (912) 3',
      '+86 138 12',
      'Telefon: 0',
    ),
    digits(7),
  )
  .map(([area, number]) => plant('phone', `${area}${number}`, number));

const phonesOfCountries = fc
  .tuple(
    from(
      '612 34 56 78',
      '98765 43211',
      '(11) 91234-5678',
      '0412 345 678',
      '06 12 34 56 78',
      '090-1234-5678',
      '138 1234 5678',
      '8 (912) 345-67-89',
      '555-123-4567',
      '(555) 123-4567',
      '07700 900123',
      '331 234 5678',
    ),
  )
  .map(([text]) => plant('phone', text, text.replace(/\D/g, '').slice(-6)));

const names = fc
  .tuple(FIRST, LAST, FULL, HANDLE)
  .chain(([first, last, full, handle]) =>
    fc.constantFrom(
      plant('name', `name: ${full}`, last),
      plant('name', `"name":"${full}"`, last),
      plant('name', `firstName=${first}`, first),
      plant('name', `last_name: '${last}'`, last),
      plant('name', `user=${handle}`, handle),
      plant('name', `username: ${handle}`, handle),
      plant('name', `user "${handle}"`, handle),
      plant('name', `Dear ${first},`, first),
      plant('name', `Hello, ${full}!`, last),
      plant('name', `Hallo ${first}`, first),
      plant('name', `Bonjour ${full}`, last),
      plant('name', `Frau ${last}`, last),
      plant('name', `Mr. ${last}`, last),
      plant('name', `Nachname: ${last}`, last),
      plant('name', `nombre: ${first}`, first),
      plant('name', `姓名：${full}`, last),
    ),
  );

const addresses = fc
  .tuple(from('Krautsieder', 'Wexmoor', 'Quillon', 'Grzelak'), fc.integer({ min: 1, max: 199 }))
  .chain(([name, n]) =>
    fc
      .constantFrom(
        ...[
          `${name}straße ${n}`,
          `${name}str. ${n}a`,
          `${name}straße ${n}, 10115 Berlin`,
          `${n} ${name} Street`,
          `${n}B ${name} Road`,
        ],
        ...[
          `${n} ${name} Ave, Springfield, CA 94043`,
          `${n} rue de ${name}, 75001 Paris`,
          `${n}, avenue ${name}`,
          `Calle ${name} ${n}`,
        ],
        ...[
          `Via ${name}, ${n}`,
          `Rua ${name} ${n}`,
          `ul. ${name}a ${n}`,
          `${name}straat ${n}`,
          `${name}gatan ${n}`,
          `${name}gade ${n}`,
          `${n} N ${name} Blvd`,
        ],
      )
      .map((text) => plant('address', text, name)),
  );

const decimal = (max: number, places: number) =>
  fc.integer({ min: 1000, max: max * 100 - 1 }).map((value) => {
    const [whole = '', fraction = ''] = (value / 100).toFixed(2).split('.');
    return `${whole}.${fraction}${'137'.slice(0, places - 2)}`;
  });
const coordinates = fc
  .tuple(decimal(89, 2), decimal(179, 2), decimal(89, 4), decimal(179, 4))
  .chain(([lat, lng, lat4, lng4]) =>
    fc.constantFrom(
      plant('coordinates', `${lat}, ${lng}`, `${lat}, ${lng}`, `${lat},${lng}`),
      plant('coordinates', `(${lat},-${lng})`, `${lat},-${lng}`),
      plant('coordinates', `${lat4}, ${lng4}`, lat4, lng4),
      plant('coordinates', `${lat4} ${lng4}`, lat4, lng4),
      plant('coordinates', `lat=${lat}&lng=${lng}`, lat, lng),
      plant('coordinates', `{"latitude":${lat4},"longitude":${lng4}}`, lat4, lng4),
      plant('coordinates', `geo:${lat},${lng}`, `${lat},${lng}`),
      plant('coordinates', `48°51'24"N 2°21'07"E`, '48°51', '2°21'),
    ),
  );

const HEX = '[0-9a-f]';
const network = fc.oneof(
  fc
    .ipV4()
    .filter((ip) => /^[\d.]+$/.test(ip) && ip !== '127.0.0.1' && !ip.endsWith('.0.0.0'))
    .map((ip) => plant('ip', ip, ip)),
  fc
    .ipV6()
    .filter((ip) => /:.*:.*:/.test(ip) && /\d/.test(ip) && !ip.includes('.'))
    .map((ip) => plant('ip', ip, ip)),
  fc.stringMatching(new RegExp(`^(${HEX}{2}:){5}${HEX}{2}$`)).map((mac) => plant('mac', mac, mac)),
  fc.stringMatching(new RegExp(`^(${HEX}{2}-){5}${HEX}{2}$`)).map((mac) => plant('mac', mac, mac)),
);

const random = (length: number) =>
  fc.stringMatching(new RegExp(`^[A-Za-z]{3}[0-9][A-Za-z0-9]{${length - 4}}$`));
const keys = fc.oneof(
  random(36).map((key) => plant('key', `ghp_${key}`, key)),
  random(24).map((key) => plant('key', `sk_live_${key}`, key)),
  fc.stringMatching(/^[A-Z]{7}[0-9][A-Z0-9]{8}$/).map((key) => plant('key', `AKIA${key}`, key)),
  random(40).map((key) => plant('key', key, key)),
  fc.uuid().map((id) => plant('key', id, id)),
  random(20).map((key) => plant('token', `Bearer ${key}`, key)),
  random(20).map((key) => plant('token', `Authorization: Basic ${key}=`, key)),
  fc
    .tuple(random(20), random(30), random(30))
    .map(([a, b, c]) => plant('token', `eyJ${a}.eyJ${b}.${c}`, b, c)),
  random(16).map((key) => plant('token', `Cookie: theme=dark; sid=${key}; lang=de`, key)),
  random(16).map((key) => plant('token', `JSESSIONID=${key}`, key)),
  fc.stringMatching(/^0x[0-9a-f]{40}$/).map((key) => plant('key', key, key.slice(20))),
  fc.stringMatching(/^bc1q[02-9ac-hj-np-z]{38}$/).map((key) => plant('key', key, key)),
  fc.constant(
    plant(
      'pem',
      '-----BEGIN PRIVATE KEY----- MIIEvQIBADANBgkq -----END PRIVATE KEY-----',
      'miievqibadanbgkq',
    ),
  ),
);

const births = fc
  .tuple(
    from(
      'born ',
      'dob: ',
      'geb. ',
      'geboren am ',
      'date of birth: ',
      'né le ',
      'nacido el ',
      'birthday=',
      '"birthDate":"',
    ),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1930, max: 2015 }),
  )
  .map(([label, day, month, year]) => {
    const two = (n: number) => String(n).padStart(2, '0');
    const date = day % 2 ? `${year}-${two(month)}-${two(day)}` : `${two(day)}.${two(month)}.${year}`;
    return plant('birth_date', `${label}${date}${label.endsWith('"') ? '"' : ''}`, date);
  });

/** Personal data of every kind, each in the forms that people and programs write. */
export const PLANTS: fc.Arbitrary<Plant> = fc.oneof(
  ...[emails, passwords, cards, ibans, phones, phonesOfCountries, names, addresses],
  ...[coordinates, network, keys, births, nationalIds],
);
