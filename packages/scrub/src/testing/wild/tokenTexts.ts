import type { PlantedText } from '../adversary/plantedText.ts';
import { randomRun } from '../adversary/randomRun.ts';

const ANY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';
const URL_SAFE = `${ANY}-_`;
const run = (length: number, seed: number, alphabet = ANY): string => randomRun(alphabet, length, seed);

/** Random runs are no token by what stands around them, but by how they look. */
const BARE: readonly PlantedText[] = [14, 16, 18, 20, 21, 22, 23, 24, 28, 32, 40].flatMap((length) => {
  const [first, second] = [run(length, length * 7), run(length, length * 11)];
  return [
    [`no such session ${first}`, first],
    [`item ${second} was not found`, second],
  ] satisfies PlantedText[];
});

/** Tokens of known makes, one-time codes, links that sign in, passwords and what unlocks phones, wallets and accounts. */
export const TOKEN_TEXTS: readonly PlantedText[] = [
  ...BARE,
  [
    `jwt malformed: eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI3In0.${run(43, 1, URL_SAFE)}`,
    'eyJzdWIi',
    run(43, 1, URL_SAFE).slice(0, 12),
  ],
  [`eyJhbGciOiJub25lIn0.eyJzdWIiOiJub3JhIn0.`, 'eyJzdWIi'],
  [
    `jwe eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..${run(16, 2)}.${run(40, 3)}.${run(22, 4)}`,
    run(40, 3).slice(0, 12),
  ],
  [`paseto v4.public.${run(80, 5, URL_SAFE)}`, run(80, 5, URL_SAFE).slice(4, 20)],
  [`v2.local.${run(90, 6, URL_SAFE)}.Zm9vdGVy`, run(90, 6, URL_SAFE).slice(4, 20)],
  [`macaroon MDAxY2xvY2F0aW9u${run(60, 7)}`, run(60, 7).slice(4, 20)],
  [`Fernet gAAAAAB${run(92, 8, URL_SAFE)}==`, run(92, 8, URL_SAFE).slice(4, 20)],
  [`branca ${run(70, 9)}`, run(70, 9).slice(4, 20)],
  [`$2b$12$${run(53, 10)}`, run(53, 10).slice(4, 20)],
  [`$argon2id$v=19$m=65536,t=3,p=4$${run(22, 11)}$${run(43, 12)}`, run(43, 12).slice(4, 20)],
  [`pbkdf2_sha256$600000$${run(22, 13)}$${run(43, 14)}=`, run(43, 14).slice(4, 20)],
  [`{SSHA}${run(38, 15)}==`, run(38, 15).slice(4, 20)],
  [`$6$${run(16, 16)}$${run(86, 17)}`, run(86, 17).slice(4, 20)],
  [`nora:$apr1$${run(8, 18)}$${run(22, 19)}`, run(22, 19)],
  [`*${run(40, 20, '0123456789ABCDEF')}`, run(40, 20, '0123456789ABCDEF').slice(4, 20)],
  [
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${run(70, 21)}\n${run(70, 22)}\n-----END OPENSSH PRIVATE KEY-----`,
    run(70, 22).slice(4, 20),
  ],
  [
    `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${run(64, 23)}\n=${run(4, 24)}\n-----END PGP PRIVATE KEY BLOCK-----`,
    run(64, 23).slice(4, 20),
  ],
  [
    `-----BEGIN EC PRIVATE KEY-----\\n${run(64, 25)}\\n-----END EC PRIVATE KEY-----`,
    run(64, 25).slice(4, 20),
  ],
  [`-----BEGIN PRIVATE KEY----- ${run(64, 26)}`, run(64, 26).slice(4, 20)],
  [`ssh-rsa AAAAB3NzaC1yc2E${run(120, 27)} nora@lind-laptop`, run(120, 27).slice(4, 20), 'nora'],
  [`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${run(43, 28)} nora`, run(43, 28).slice(4, 20)],
  [`PuTTY-User-Key-File-3: ssh-ed25519 Private-MAC: ${run(64, 29, HEX)}`, run(64, 29, HEX).slice(4, 20)],
  [
    'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi',
    '143K3QTDL4',
  ],
  ['wallet 1BoatSLRHtKNngkdXEeobR76b53LETtpyT is locked', 'SLRHtKNngk'],
  ['pay to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', '508d6qejxtdg'],
  ['from 0x52908400098527886E0F7030069857D2E4169EE7', '098527886E0F'],
  ['seed phrase: legal winner thank year wave sausage worth useful legal winner thank yellow', 'sausage'],
  // one-time codes and recovery
  ['Your verification code is 441928', '441928'],
  ['Ihr Bestätigungscode lautet 441928', '441928'],
  ['Votre code de vérification : 441928', '441928'],
  ['Tu código de verificación es 441928', '441928'],
  ['Il tuo codice di verifica è 441928', '441928'],
  ['Ваш код подтверждения: 441928', '441928'],
  ['認証コードは441928です', '441928'],
  ['验证码：441928，请勿泄露', '441928'],
  ['G-441928 is your Google verification code', '441928'],
  ['Use 441 928 to sign in', '441 928'],
  ['otp=441928 expired', '441928'],
  ['totp secret JBSWY3DPEHPK3PXP', 'JBSWY3DP'],
  ['otpauth://totp/Shop:nora@brev.example?secret=JBSWY3DPEHPK3PXP&issuer=Shop', 'nora', 'JBSWY3DP'],
  ['recovery codes: 8f3k-2m9q 7x4z-1p6w', '8f3k', '1p6w'],
  ['backup code 4491-0027 already used', '4491-0027'],
  ['mfa_code: 904417', '904417'],
  ['PIN 4417 rejected', '4417'],
  ['PUK=48812093', '48812093'],
  ['CVV2: 814', '814'],
  ['door code 4417#', '4417'],
  ['wifi password: sommarstuga', 'sommarstuga'],
  ['voucher GIFT-8K2M-Q4ZT-91XW redeemed', '8K2M-Q4ZT'],
  // passwords
  ['password: hemlighet', 'hemlighet'],
  ['password is hemlighet', 'hemlighet'],
  ['passwd=hemlighet', 'hemlighet'],
  ['pwd:hemlighet', 'hemlighet'],
  ["wrong password 'hemlighet' for account", 'hemlighet'],
  ['mot de passe : coquelicot', 'coquelicot'],
  ['Passwort: sonnenblume', 'sonnenblume'],
  ['contraseña: girasoles', 'girasoles'],
  ['senha=girassol', 'girassol'],
  ['wachtwoord: zonnebloem', 'zonnebloem'],
  ['hasło: slonecznik', 'slonecznik'],
  ['пароль: podsolnuh', 'podsolnuh'],
  ['lösenord: solros7', 'solros7'],
  ['adgangskode: solsikke', 'solsikke'],
  ['salasana: auringonkukka', 'auringonkukka'],
  ['şifre: aycicegi', 'aycicegi'],
  ['heslo: slunecnice', 'slunecnice'],
  ['jelszó: napraforgo', 'napraforgo'],
  ['parola: floareasoarelui', 'floareasoarelui'],
  ['κωδικός: iliotropio', 'iliotropio'],
  ['passphrase "three green ducks"', 'ducks'],
  ['--password hemlighet', 'hemlighet'],
  ['"userPassword":"hemlighet"', 'hemlighet'],
  ['db.password=hemlighet', 'hemlighet'],
  ['new_password=hemlighet&new_password_confirmation=hemlighet', 'hemlighet'],
  ['<Password>hemlighet</Password>', 'hemlighet'],
  ['<wsse:Password Type="PasswordText">hemlighet</wsse:Password>', 'hemlighet'],
  // links that sign in
  [`https://shop.example/login/magic/${run(20, 31)}`, run(20, 31)],
  [`https://shop.example/reset?token=${run(12, 32)}`, run(12, 32)],
  [`https://shop.example/verify/nora%40brev.example/${run(10, 33)}`, 'nora', run(10, 33)],
  [`https://shop.example/invite#code=${run(10, 34)}`, run(10, 34)],
  [`/unsubscribe/${run(16, 35)}/nora@brev.example`, run(16, 35), 'nora'],
  [`https://meet.example/j/${run(10, 36, '0123456789')}?pwd=${run(12, 37)}`, run(12, 37)],
  [`app://callback?code=${run(18, 38)}&state=${run(8, 39)}`, run(18, 38)],
  [`https://docs.example/d/1${run(43, 40, URL_SAFE)}/edit`, run(43, 40, URL_SAFE).slice(0, 20)],
];
