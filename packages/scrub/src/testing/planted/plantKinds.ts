import fc from 'fast-check';
import { passesLuhn } from '../../text/numbers/passesLuhn.ts';
import { passesMod97 } from '../../text/numbers/passesMod97.ts';
import { BIRTH_PLANTS } from './birthPlants.ts';
import { makePlant as plant } from './makePlant.ts';
import { nationalIds } from './nationalIds.ts';
import type { Plant } from './plant.ts';
import { SECRET_PLANTS } from './secretPlants.ts';

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

/** Personal data of every kind, each in the forms that people and programs write. */
export const PLANTS: fc.Arbitrary<Plant> = fc.oneof(
  ...[emails, passwords, cards, ibans, phones, phonesOfCountries, names, addresses],
  ...[coordinates, SECRET_PLANTS, BIRTH_PLANTS, nationalIds],
);
