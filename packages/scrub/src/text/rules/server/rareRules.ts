import { isPosition } from '../../numbers/isPosition.ts';
import { type TextRule, when } from '../textRule.ts';

/** What pages could have as well, and hardly ever do: they need not carry it. */
export const RARE_RULES: readonly TextRule[] = [
  {
    kind: 'key',
    // Hashes of passwords with their salt, as crypt(5) writes them: a password that is guessed can be tried on them.
    hint: /\$\w{1,8}\$/,
    pattern: /()(\$(?:apr1|[156y]|2[abxy]?|argon2\w{0,2}|scrypt)\$[\w./$=,+-]{16,})/g,
  },
  {
    kind: 'credentials',
    // `482139 is your code`
    hint: /is your/,
    pattern: /(^|[^\w])((?:[A-Z]-)?\d{4,8})(?= is your [\p{L} ]{0,30}(?:code|pin|otp)(?!\p{L}))/giu,
  },
  {
    kind: 'credentials',
    // codes in languages that pages have more rarely
    hint: /verificatiecode|weryfikacyjny|подтверждения|验证码|認証コード|인증번호|verifica è|mfa|\buse \d/i,
    pattern:
      /((?:verificatiecode|kod weryfikacyjny|код подтверждения|验证码|認証コード|인증번호|codice di verifica|mfa[ _]code) ?(?:[:：=はè] ?)?|\buse (?=[\d ]{4,9} to (?:sign|log)))(\d(?:[ -]?\d){3,7})(?!\d)/gi,
  },
  {
    kind: 'credentials',
    // what lets one in once, in groups: `recovery code 4f7q-2k9x`
    pattern:
      /(\b(?:(?:recovery|backup|invit(?:e|ation)) codes?|(?:voucher|gift ?card|coupon)(?: codes?)?):? )((?=[\w-]{0,30}(?:\d|[A-Z]{4}-))\w{4,12}(?:-\w{4,12}){1,5}(?:[ ,]{1,2}\w{4,12}(?:-\w{4,12}){1,5}){0,15})/gi,
  },
  {
    kind: 'national_id',
    // driving licences of the United Kingdom
    hint: /\d{6}[A-Z9]{2}\d/,
    pattern: /(^|[^\w-])([A-Z9]{5} ?\d{6} ?[A-Z9]{2}\d[A-Z]{2})(?![\w-])/g,
  },
  {
    kind: 'email',
    // of a name alone, where a word says what it is: 'jane@intranet' is not a valid email
    hint: /received|recipient|not a valid/,
    pattern:
      /((?:received|recipient)["']?\s?[:=]\s?["']?|["'](?=[^"'\s]{3,99}["'] is not a valid e-?mail))([\w.+-]{1,64}@[\w-]{2,63})(?![\w.@:/-])/gi,
  },
  {
    kind: 'email',
    // with a part of it marked, as searches do: <b>jane@</b>example.com
    hint: /@<|>@/,
    pattern: /()([\w.+-]{1,64}(?:<\/?\w{1,9}>)?@(?:<\/?\w{1,9}>)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})/g,
  },
  {
    kind: 'email',
    // in UTF-7 (RFC 2152)
    hint: /\+AEA-/,
    pattern: /()([\w.]{1,64}\+AEA-[\w.-]{3,100})/g,
  },
  {
    kind: 'address',
    // Lisboa 1200-109
    hint: /\d{4}-\d{3}/,
    pattern: /(^|[^\p{L}\p{N}])(\p{Lu}\p{Ll}{2,20} \d{4}-\d{3})(?![\d-])/gu,
  },
  {
    kind: 'address',
    // Demirkan Caddesi No: 14
    hint: /cad|sok|bulvar|mah/i,
    pattern:
      /(^|[^\p{L}\p{N}])(\p{Lu}\p{L}{1,30} (?:Cad(?:desi|\.)|Sok(?:ak|ağı|\.)|Bulvarı|Mah(?:allesi|\.)),? (?:No:? ?)?\d{1,4}(?:,? \d{5})?)(?!\p{N})/gu,
  },
  {
    kind: 'coordinates',
    // 48° 51.493′ N
    hint: /°/,
    pattern: /(^|[^\w.-])(?<![NS] )(\d{1,3}° ?\d{1,2}\.\d{1,6} ?['\u2032’] ?[NSEWO](?!\w))/g,
  },
  {
    kind: 'coordinates',
    pattern:
      /(\b(?:position|location|coord(?:inate)?s?|gps|standort|ubicación)[ :=]{1,3})(-?\d{1,2}\.\d{2,20}[ ,/]{1,2}-?\d{1,3}\.\d{2,20}(?![\d.]))/gi,
    rangesOf: when(isPosition),
  },
];
