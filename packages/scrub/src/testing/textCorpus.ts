import fc from 'fast-check';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

/** What goes in, and what comes out. */
export const SCRUBBED: readonly [input: string, output: string][] = [
  ['mail john.doe+x@mail.example.com now', 'mail [email] now'],
  ['to=john%40example.org and j%2540example%252Eorg', 'to=[email] and [email]'],
  ["o'brien@example.com", '[email]'],
  ['<jörg@müller.example>', '<[email]>'],
  ['"john smith"@example.com', '[email]'],
  ['john@[192.168.1.1]', '[email]'],
  ['Bearer abc123def', 'Bearer [token]'],
  ['authorization: Basic dXNlcjpwYXNz', 'authorization: Basic [token]'],
  [`jwt ${JWT}.`, 'jwt [token]'],
  ['password=hunter2&x', 'password=[credentials]&x'],
  ['{"password": "geheim", "a": 1}', '{"password": "[credentials]", "a": 1}'],
  ['key sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'key [key]'],
  ['key AKIAIOSFODNN7EXAMPLE', 'key [key]'],
  ['id 550e8400-e29b-41d4-a716-446655440000', 'id [key]'],
  ['secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'secret [key]'],
  ['x -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- y', 'x [pem] y'],
  ['-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4', '[pem]'],
  ['card 4111 1111 1111 1111 ok', 'card [card] ok'],
  ['card 12 5500-0055-5555-5559', 'card 12 [card]'],
  ['DE89 3704 0044 0532 0130 00 was it', '[iban] was it'],
  ['gb29NWBK60161331926819', '[iban]'],
  ['+49 170 1234567, (555) 123-4567, 06 12 34 56 78', '[phone], [phone], [phone]'],
  ['10.1.2.3 and fe80::1 and 2001:db8::8a2e:370:7334', '[ip] and [ip] and [ip]'],
  ['00:1A:2b:3c:4d:5e', '[mac]'],
  ['at 52.5200, -13.4050', 'at [coordinates]'],
  ['{"lat":52.5,"lng":13.4}', '{"lat":[coordinates],"lng":[coordinates]}'],
  ['52° 31\' 12" N', '[coordinates]'],
  ['born on 12 May 1980', 'born on [birth_date]'],
  ['"birthDate":"1980-05-12"', '"birthDate":"[birth_date]"'],
  ['Born: May 12th, 1980', 'Born: [birth_date]'],
  ['geb. 12. Mai 1980', 'geb. [birth_date]'],
  ['geboren am 12.05.1980', 'geboren am [birth_date]'],
  ['ssn 123-45-6789', 'ssn [national_id]'],
  ['RSSMRA85T10A562S and 123.456.789-09', '[national_id] and [national_id]'],
  ['order 123456789', 'order [number]'],
  // encoded, and written with other spaces, dashes, dots and digits
  ['jane%u0040example.com, jane\\x40example.com, jane&commat;example.com', '[email], [email], [email]'],
  ['राम@उदाहरण.भारत', '[email]'],
  ['jane@example\u3002com', '[email]'],
  ['ja\u200bne@exam\u00adple.com', '[email]'],
  ['jane@[IPv6:2001:db8::1]', '[email]'],
  ['4111%201111%2520111125201111 and 4111%201111%201111%201111', '4111 1111 [number] and [card]'],
  ['4111.1111.1111.1111 or 4111_1111_1111_1111', '[card] or [card]'],
  [
    '\uff14\uff11\uff11\uff11 \uff11\uff11\uff11\uff11 \uff11\uff11\uff11\uff11 \uff11\uff11\uff11\uff11',
    '[card]',
  ],
  ['4111\u00a01111\u20131111\u22121111', '[card]'],
  ['DE89-3704-0044-0532-0130-00, DE89%20370400440532013000', '[iban], [iban]'],
  ['+49%20170%201234567', '[phone]'],
  ['+\u0664\u0669 \u0661\u0667\u0660 \u0661\u0662\u0663\u0664\u0665\u0666\u0667', '[phone]'],
  [
    '06.12.34.56.78, (0)170 1234567, 8 (912) 345-67-89, 1-800-555-0199, 138 1234 5678',
    '[phone], [phone], [phone], [phone], [phone]',
  ],
  ['192%2E168%2E0%2E1', '[ip]'],
  ['52.5200%2C13.4050 or N52.5200 E13.4050', '[coordinates] or [coordinates]'],
  ['lat 52.52 lon 13.40', 'lat [coordinates] lon [coordinates]'],
  ['nacido el 12 de mayo de 1980', 'nacido el [birth_date]'],
  ['X1234567L, 19850101-1234, rssmra85t10a562s', '[national_id], [national_id], [national_id]'],
  ['MRN: 1234567', 'MRN: [national_id]'],
  ['PHPSESSID=1a2b3c4d', 'PHPSESSID=[credentials]'],
  [
    'passcode 483920, your security code is 4839',
    'passcode [credentials], your security code is [credentials]',
  ],
  ['https%3A%2F%2Fexample.com%2F%3Femail%3Djane%2540example.com', 'https://example.com/'],
  ['https://u:p@example.com/users/42?x=y#z.', 'https://example.com/users/:id.'],
  ['GET /residences/42?mail=a%40b failed', 'GET /residences/:id failed'],
  ['img data:image/png;base64,iVBORw0KGgo= x', 'img data: x'],
  [
    'at f (https://a.example/_next/static/chunks/main-0a1b2c3d.js?v=1:12:345)',
    'at f (https://a.example/_next/static/chunks/main.js:12:345)',
  ],
  [
    'Failed to load chunk static/chunks/0hm6bmr0x8n-u.js from module 64893',
    'Failed to load chunk static/chunks/u.js from module 64893',
  ],
  ['key static/wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY.js', 'key static/:id/:id/:file.js'],
  ['C:\\Users\\john\\app.js:1:2', 'C:\\Users\\[path_segment]\\app.js:1:2'],
  ['at /home/john/app.js:10:5', 'at /home/[path_segment]/app.js:10:5'],
];

/** What an error message, a stack or a query says without a person in it. */
export const ORDINARY = [
  // with the words behind them they pass the check of an IBAN
  'in 11 minutes the server gave up',
  'in 21 items after the deploy',
  'no 11 retries were loaded from cache',
  'TypeError: x is not a function',
  "Cannot read properties of undefined (reading 'map')",
  'Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
  'Unexpected token < in JSON at position 0',
  'Invalid regular expression: /foo[/: Unterminated character class',
  '    at Object.<anonymous> (/srv/app/src/index.ts:10:5)',
  'render@https://app.example/main.js:1:2345',
  'at async Promise.all (index 0)',
  'node_modules/next/dist/client/app-v2/index.js:12:3',
  'Failed to load chunk static/chunks/main-app.js from module 64893',
  'performWorkUntilDeadline of node_modules/react-dom/cjs/react-dom.production.js:12:3',
  'version 1.2.3 and 1.2.3-rc.1, react@19.1.0',
  'Chrome/120.0.6099.109',
  '12:30:45 and 2024-11-21T10:30:45.123Z and 2024-11-21 10:30:45 and 01.02.2024 03:04',
  '$19.99, 1,299.00 EUR, 12 %',
  'took 1234 ms, 12.345 s of 67.8',
  'ERR_HTTP2_STREAM_CANCELLED_BY_PEER',
  'SELECT * FROM residences WHERE id = $1 AND token = $2',
  'std::string Foo::Bar a::before',
  'text/html and/or 1/2',
  'Basic usage',
  'http://127.0.0.1:3000/api/residences',
  'progress 50%, 100%25 of 1048576 B',
  'code 500, error code 404000',
  'caf\u00e9 \u2013 na\u00efve \u00ab\u00a0x\u00a0\u00bb, 5\u00a0km, 20\u202f%',
  '\u30a8\u30e9\u30fc\u3002\u3082\u3046\u4e00\u5ea6',
  'C\\x20 and \\u0041 and &amp; and %20',
  'pin 7, pass=3 fail=2, M10.5 20.25L30.5 40',
  'width: 100px; margin: 10.5px 20.25px',
] as const;

/** Pieces that meet each other's rules at every kind of edge. */
export const edgy = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '@',
          '.',
          ':',
          '::',
          '/',
          '-',
          ' ',
          '%40',
          '[',
          ']',
          '"',
          '?',
          '=',
          '+',
          '(',
          ')',
          ',',
          '\n',
          'http://',
          'data:,',
          'blob:',
        ],
        ...[
          'Bearer ',
          'eyJ',
          'token=',
          'password: ',
          'born ',
          'ssn ',
          'lat=',
          '-----BEGIN X-----',
          '/home/',
          'DE89',
          '0',
          '+49',
          '[email]',
          'a',
        ],
      ),
      ...[fc.string(), fc.nat().map(String), fc.ipV4(), fc.ipV6(), fc.uuid(), fc.emailAddress(), fc.webUrl()],
      fc.constantFrom(...SCRUBBED.map(([input]) => input), ...ORDINARY),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

const email = fc.emailAddress().filter((address) => /^\w[^=/?&]*@/.test(address));

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));

/** Secrets of each kind. */
export const SECRETS: [string, fc.Arbitrary<string>][] = [
  ['an email', email],
  ['an encoded email', email.map((address) => encodeURIComponent(encodeURIComponent(address)))],
  [
    'an IPv4 address',
    fc.ipV4().filter((ip) => ip !== '127.0.0.1' && !ip.endsWith('.0.0.0') && /^[\d.]+$/.test(ip)),
  ],
  ['a UUID', fc.uuid()],
  [
    'a hex token',
    fc.stringMatching(/^[0-9a-f]{32,64}$/).filter((hex) => /[a-f]/.test(hex) && /\d/.test(hex)),
  ],
  ['a long number', digits(11)],
  ['a phone number', digits(9).map((number) => `+49 ${number.slice(0, 3)} ${number.slice(3)}`)],
  ['a MAC address', fc.stringMatching(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/)],
  [
    'coordinates',
    fc
      .tuple(fc.integer({ min: 10_001, max: 89_999 }), fc.integer({ min: 10_001, max: 89_999 }))
      .map(([a, b]) => `${a / 1000 + 1e-4}, ${b / 1000 + 1e-4}`),
  ],
  [
    'a date of birth',
    fc
      .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2020-01-01') })
      .map((date) => `dob: ${date.toISOString().slice(0, 10)}`),
  ],
  [
    'a password',
    fc
      .stringMatching(/^[A-Za-z0-9]{6,20}$/)
      // what messages say of a password stays: `password=length`
      .filter((value) => !/^(?:null|true|false|undefined|length)/i.test(value))
      .map((value) => `password=${value}`),
  ],
];
