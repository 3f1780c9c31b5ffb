import type { PlantedText } from '../adversary/plantedText.ts';
import { randomRun } from '../adversary/randomRun.ts';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ANY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';
const DIGITS = '0123456789';

/** Keys as their vendors make them: what stands before the random part, its alphabet and its length. */
const VENDOR_KEYS: readonly (readonly [prefix: string, alphabet: string, length: number])[] = [
  ['AKIA', UPPER, 16],
  ['ASIA', UPPER, 16],
  ['ABIA', UPPER, 16],
  ['AIza', ANY, 35],
  ['ya29.a0', ANY, 60],
  ['GOCSPX-', ANY, 28],
  ['ghp_', ANY, 36],
  ['gho_', ANY, 36],
  ['github_pat_', ANY, 22],
  ['glpat-', ANY, 20],
  ['glrt-', ANY, 20],
  ['xoxb-', DIGITS, 24],
  ['xoxe.xoxp-1-', ANY, 40],
  ['xapp-1-A', ANY, 30],
  ['sk_live_', ANY, 24],
  ['rk_test_', ANY, 24],
  ['whsec_', ANY, 32],
  ['pi_3', `${ANY}`, 23],
  ['cus_', ANY, 14],
  ['sk-proj-', ANY, 48],
  ['sk-ant-api03-', ANY, 40],
  ['hf_', ANY, 34],
  ['npm_', ANY, 36],
  ['pypi-AgEIcHlwaS5vcmc', ANY, 50],
  ['dop_v1_', HEX, 64],
  ['shpat_', HEX, 32],
  ['SG.', ANY, 22],
  ['key-', HEX, 32],
  ['AC', HEX, 32],
  ['SK', HEX, 32],
  ['EAAC', ANY, 60],
  ['sq0atp-', ANY, 22],
  ['PMAK-', HEX, 24],
  ['lin_api_', ANY, 40],
  ['secret_', ANY, 43],
  ['pat', ANY, 14],
  ['dapi', HEX, 32],
  ['hvs.', ANY, 24],
  ['atlasv1.', ANY, 40],
  ['CFPAT-', ANY, 43],
  ['figd_', ANY, 40],
  ['sntrys_', ANY, 40],
  ['phc_', ANY, 43],
  ['NRAK-', UPPER, 27],
  ['dckr_pat_', ANY, 27],
  ['pscale_tkn_', ANY, 40],
  ['rubygems_', HEX, 48],
  ['cio', ANY, 32],
  ['AGE-SECRET-KEY-1', UPPER, 58],
  ['tskey-auth-', ANY, 20],
  ['fo1_', ANY, 43],
  ['r8_', ANY, 37],
  ['gsk_', ANY, 52],
  ['pplx-', HEX, 48],
  ['oy2', LOWER, 43],
  ['eyJrIjoi', ANY, 60],
  ['v2.local.', ANY, 60],
  ['v4.public.', ANY, 80],
  ['nsec1', LOWER, 58],
  ['doo_v1_', HEX, 64],
];

const SENTENCES = [
  (key: string) => `401 from upstream with ${key}`,
  (key: string) => `{"cause":"bad credential ${key}"}`,
  (key: string) => `Uncaught (in promise) Error: ${key}`,
] as const;

const vendorTexts = VENDOR_KEYS.map(([prefix, alphabet, length], n): PlantedText => {
  const random = randomRun(alphabet, length, n + 900);
  const sentence = SENTENCES[n % SENTENCES.length] ?? SENTENCES[0];
  return [sentence(prefix + random), random];
});

const any = (length: number, seed: number): string => randomRun(ANY, length, seed);
const hex = (length: number, seed: number): string => randomRun(HEX, length, seed);

/** Tokens with a structure of their own, keys of machines and of wallets. */
export const KEY_TEXTS: readonly PlantedText[] = [
  ...vendorTexts,
  [`jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ${any(20, 1)}.${any(30, 2)} expired`, any(30, 2)],
  [
    `eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.${any(40, 3)}.${any(16, 4)}.${any(30, 5)}.${any(22, 6)}`,
    any(30, 5),
  ],
  [`eyJhbGciOiJub25lIn0.eyJzdWIiOiJvc2thciJ9.`, 'eyJzdWIiOiJvc2thciJ9'],
  [`-----BEGIN RSA PRIVATE KEY-----\\nMII${any(60, 7)}\\n-----END RSA PRIVATE KEY-----\\n`, any(60, 7)],
  [
    `"private_key":"-----BEGIN PRIVATE KEY-----\\\\nMII${any(60, 8)}\\\\n-----END PRIVATE KEY-----"`,
    any(60, 8),
  ],
  [`-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXktdjE${any(50, 9)}`, any(50, 9)],
  [`-----BEGIN PGP MESSAGE-----\n\nhQEM${any(40, 10)}\n=abcd\n-----END PGP MESSAGE-----`, any(40, 10)],
  [`-----BEGIN CERTIFICATE-----%0AMIID${any(40, 11)}%0A-----END CERTIFICATE-----`, any(40, 11)],
  [`MIIEvQIBADANBgkqhkiG9w0BAQEFAASC${any(80, 12)}`, any(80, 12)],
  [`ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY${any(60, 13)} oskar@tuxedo`, 'oskar@tuxedo'],
  [`SHA256:${any(43, 14)} oskar@tuxedo (ED25519)`, any(43, 14)],
  [`PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n${any(48, 15)}`, any(48, 15)],
  [
    `pay to 1${randomRun('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 33, 16)}`,
    '1'.concat(randomRun('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 33, 16)),
  ],
  [
    `refund bc1q${randomRun('023456789acdefghjklmnpqrstuvwxyz', 38, 17)}`,
    randomRun('023456789acdefghjklmnpqrstuvwxyz', 38, 17),
  ],
  [`insufficient funds for 0x${hex(40, 18)}`, hex(40, 18)],
  [`eth:0x${hex(40, 19).toUpperCase()}@1`, hex(40, 19).toUpperCase()],
  [
    `ltc1q${randomRun('023456789acdefghjklmnpqrstuvwxyz', 38, 20)} balance 0`,
    randomRun('023456789acdefghjklmnpqrstuvwxyz', 38, 20),
  ],
  [
    `XRP r${randomRun('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 32, 21)}`,
    randomRun('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 32, 21),
  ],
  [
    'seed phrase: abandon ability able about above absent absorb abstract absurd abuse access accident',
    'abstract absurd',
  ],
  [
    `otpauth://totp/Acme:oskar@example.org?secret=${randomRun(UPPER, 16, 22)}&issuer=Acme`,
    randomRun(UPPER, 16, 22),
  ],
  [`AccountKey=${any(60, 23)}==;EndpointSuffix=core.windows.net`, any(60, 23)],
  [
    `Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${any(43, 24)}=`,
    any(43, 24),
  ],
  [`Server=tcp:db.example,1433;User ID=sa;Password=S0mmer;Encrypt=True`, 'S0mmer'],
  [`aws_secret_access_key = ${any(40, 25)}`, any(40, 25)],
  [`AWS_SESSION_TOKEN=IQoJb3JpZ2luX2Vj${any(60, 26)}`, any(60, 26)],
  [`"private_key_id": "${hex(40, 27)}"`, hex(40, 27)],
  [`vapid ${any(20, 28)}-${any(22, 29)}_${any(43, 30)}`, any(43, 30)],
  [`https://fcm.googleapis.com/fcm/send/${any(11, 31)}:APA91b${any(60, 32)}`, any(60, 32)],
  [`device token ${hex(64, 33)}`, hex(64, 33)],
  [`$2b$12$${any(53, 34)}`, any(53, 34)],
  [`$argon2id$v=19$m=65536,t=3,p=4$${any(22, 35)}$${any(43, 36)}`, any(43, 36)],
  [`{SSHA}${any(32, 37)}`, any(32, 37)],
  [`md5(oskar) = ${hex(32, 38)}`, hex(32, 38)],
  [`oskar:$apr1$${any(8, 39)}$${any(22, 40)}`, any(22, 40)],
  [`root:$6$${any(16, 41)}$${any(86, 42)}:19000:0:99999:7:::`, any(86, 42)],
  [`csrf ${hex(16, 43)}-${hex(16, 44)}`, hex(16, 44)],
  [
    `user 01HF${randomRun('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 22, 45)} missing`,
    randomRun('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 22, 45),
  ],
  [`order cl${randomRun(LOWER, 23, 46)} has no address`, randomRun(LOWER, 23, 46)],
  [`ObjectId("${hex(24, 47)}") not found`, hex(24, 47)],
  [`nanoid V1StGXR8_Z5jdHi6B-myT`, 'V1StGXR8_Z5jdHi6B-myT'],
  [`license ABCDE-F8K2M-QW3RT-9YU7P-LK5JH`, 'QW3RT-9YU7P'],
  [`Product key: VK7JG-NPHTM-C97JM-9MPGT-3V66T`, 'C97JM-9MPGT'],
  [`coupon for you: SAVE-${any(8, 48).toUpperCase()}-${any(6, 49).toUpperCase()}`, any(8, 48).toUpperCase()],
];
