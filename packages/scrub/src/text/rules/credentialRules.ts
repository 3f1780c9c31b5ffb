import { HINTS } from './hints.ts';
import { NO_DATA } from './noData.ts';
import { type TextRule, when } from './textRule.ts';

/** What people sign in with, in the languages that people write in. */
const PASSWORD = [
  'pass(?:wor[dt]|wd|phrase|code)s?|pwd|\\bpw|\\bcred(?:ential)?s|passord|mdp|mots? de passe|kennwort|kennw\\.|zugangscode',
  'contrase(?:ñ|n)a|senha|palavra-passe|hasło|haslo|wachtwoord|lösenord|losenord|adgangskode|salasana',
  'parola|şifre|sifre|jelszó|heslo|mật khẩu|kata sandi|парол\\p{L}',
  'κωδικ\\p{L}{1,3}|密码|密碼|口令|パスワード|비밀번호',
  'पासवर्ड',
  'סיסמה',
  'كلمة المرور',
].join('|');

/** What programs sign in with. */
const TOKEN =
  'secret|token|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|shared[_-]?key|authorization|auth|sess(?:ion)?[ _-]?(?:id|key|token)|\\bsession|cookie|csrf|xsrf|device[_-]?id|\\b(?:g|fb)clid|signature|\\b(?:sid|otp|pin|cvv|cvc|sig)';

/** What a message says about a password, and is none. */
const NO_VALUE = `(?:${NO_DATA}|n/a|command|have|had|may|can't|do|will|at|by|your|this|that|it|too|at least|be|been|requires?|incorrect|expired|expires|weak|short|long|mismatch|unexpected|optional|please|try|see|check|use|choose|contact|enter|field|text|array|boolean|value|length|minimum|maximum|min|max|failure|changed?|reset|updated?|forgotten|hidden|redacted|erforderlich|falsch|ungültig|fehlt|darf|muss|ist|requis|invalide|incorrecto|obligatorio)(?![\\p{L}\\p{N}])`;

/** The sign between a name and its value, in JSON, in a string of JSON, in a form, in XML. */
const SIGN = '(?:\\\\{0,4}["\\u0027]?\\s{0,2}(?:[:=\\uff1a]|=>|value=["\\u0027])\\s{0,2}|>)';

/** A text with any of these words. */
const LABEL = new RegExp(`${PASSWORD}|${TOKEN}|answer`, 'iu');

const QUOTE = '\\\\{0,4}["\\u0027`]';

const IS =
  '(?:\\s(?:is|was|are|ist|war|lautet|est|es|é|è|jest|er|är|:=|->|→|是|は)\\s{1,2}|\\s?[是为為は]\\s?)';

const VALUE = `(?![[{($<\\\\"\\u0027=:,;&])[^\\s"\\u0027&;,<>\\\\][^\\s"\\u0027&;,<>\\\\]*(?:,[^\\s"\\u0027&;,<>\\\\]+)*`;

/** A digit, a sign or a capital within: no word. */
const isNoWord = when((value) => /\d|[^\s\p{L}.,;:!?)\]}'"-]|\p{Ll}\p{Lu}/u.test(value));

export const CREDENTIAL_RULES: readonly TextRule[] = [
  {
    kind: 'credentials',
    // Several words: to the end of the line.
    pattern:
      /((?:(?:pass|seed|recovery|secret)[ _-]?phrase|mnemonic|recovery words|passphrase)\\{0,4}["']?\s{0,2}(?:[:=]|is|(?=\\{0,4}["']))\s{0,2}\\{0,4}["']?)((?!(?:is|must|required|invalid|missing)\b)\p{L}[^\n"';[\\]{3,})/giu,
  },
  {
    kind: 'credentials',
    // In quotes, whatever it is.
    hint: LABEL,
    pattern: new RegExp(
      `((?:(?:${PASSWORD}|${TOKEN})(?:${SIGN}|${IS})|(?:${PASSWORD})\\s)(?:${QUOTE}))((?!\\[|(?:null|undefined|true|false)\\b)[^"\\u0027\`\\n\\\\[]{2,})(?=${QUOTE})`,
      'giu',
    ),
  },
  {
    kind: 'credentials',
    hint: LABEL,
    pattern: new RegExp(
      `((?:${PASSWORD}|\\bsecret|api[_-]?key|secret answer|security answer)(?:[_-]?(?:confirm\\p{L}*|again|repeat|new|old|\\d))?${SIGN})(?!${NO_VALUE})(${VALUE})`,
      'giu',
    ),
  },
  {
    kind: 'credentials',
    // `password is hunter2`, `password hunter2`, `--password hunter2`
    hint: LABEL,
    pattern: new RegExp(
      `((?:(?:${PASSWORD}|${TOKEN})${IS}|(?:${PASSWORD})\\s))(?!${NO_VALUE})(${VALUE})`,
      'giu',
    ),
    rangesOf: when((value) => value.length > 4 && /\d/.test(value) && /\p{L}/u.test(value)),
  },
  {
    kind: 'credentials',
    hint: LABEL,
    // `token=x`, `"token": "x"`; with a space and no quotes only what has a digit, as in `token: 1234`.
    pattern: new RegExp(
      `((?:${TOKEN})(?:\\\\{0,4}["\\u0027]?[=:]|>|\\\\{0,4}["\\u0027]?\\s{0,2}[=:]\\s{0,2}(?=[^\\s"\\u0027&,;]{0,60}\\d)))((?!(?:null|undefined|true|false)\\b)[^\\s"\\u0027&,;:=()<>{}[\\]$?\\\\][^\\s"\\u0027&,;<>()[\\]\\\\]*)`,
      'giu',
    ),
  },
  {
    kind: 'credentials',
    hint: HINTS.pass,
    pattern:
      /((?:\b|_)pass\\{0,4}["']?(?:\s{0,2}[:=]\s{0,2}\\{0,4}["']?|\s(?=\S{0,40}\d)(?=\S{0,40}[a-z])))(?!\[)([^\s"'&,;<>\\]{4,})/gi,
    rangesOf: isNoWord,
  },
  {
    kind: 'credentials',
    // `pass=word`, and `pass: word` where nothing stands before it: `render pass: shadow`
    hint: HINTS.pass,
    pattern: new RegExp(
      `((?:(?:^|[\\s,;&"\\u0027({_])pass[=:]|(?:^|[\\n,;&"\\u0027({])pass: ))(?!${NO_VALUE})(\\p{L}[^\\s"\\u0027&,;<>\\\\]{3,})`,
      'giu',
    ),
  },
  {
    kind: 'credentials',
    // `code 483920` alone is an error's number; these are nobody else's.
    hint: HINTS.digit,
    pattern:
      /((?:\b(?:[th]?otp|pin(?:-code)?|passcode|tan|2fa(?: code)?|(?:your|ihr|dein|votre|su|tu) c[oó]d(?:e|igo))|(?:verification|security|sms|one-time|confirmation|auth(?:entication)?|access|login|door) (?:code|password)|(?:stätigungs|sicherheits|zugangs)code|c[oó]d(?:e|igo|ice) d[ei] v[eé]rif[a-zà-ü]{4,9})(?: (?:is|ist|lautet|est?))? ?[:：]? ?)(\d(?:[ -]?\d){3,7})(?!\d)/gi,
  },
  {
    kind: 'credentials',
    hint: HINTS.digit,
    // a session's id in quotes, as servers refuse it; a scheme's name is none
    pattern: /(\bsession(?: id)?:? \\{0,4}["'])((?=[\w-]{0,60}\d)[\w-]{8,})/gi,
  },
  {
    kind: 'credentials',
    hint: HINTS.digit,
    pattern: /(\b(?:cvv2?|cvc2?|security code)(?: is)?:? )(\d{3,4})(?!\d)/gi,
  },
  {
    kind: 'number',
    // accounts at banks: `sort code 20-00-00, account no. 55779911`
    pattern:
      /((?:\b(?:sort[ -]?code|acc(?:oun)?t?\.?(?: ?(?:no\.?|number|#))?|bsb|konto(?:nummer|-?nr\.?)?|blz|bankleitzahl|routing(?: (?:no\.?|number))?|bic|swift|imei|imsi|iccid)\\{0,4}["']?\s{0,2}[:=#]?\s{0,2}\\{0,4}["']?))(\d(?:[ -]?\d){4,20}|[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?(?!\w))/gi,
    // `account number required` has the length of a bank's code
    rangesOf: when((code) => /\d|^[A-Z]+$/.test(code)),
  },
];
