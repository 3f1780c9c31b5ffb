import { type TextRule, when } from './textRule.ts';

/** What people sign in with, in the languages that people write in. */
const PASSWORD = [
  'pass(?:wor[dt]|wd|phrase|code)s?|pwd|\\bpw|\\bcred(?:ential)?s|passord|mdp|mots? de passe|kennwort|kennw\\.|zugangscode',
  'contrase(?:\\u00f1|n)a|senha|palavra-passe|has\\u0142o|haslo|wachtwoord|l\\u00f6senord|losenord|adgangskode|salasana',
  'parola|\\u015fifre|sifre|jelsz\\u00f3|heslo|m\\u1eadt kh\\u1ea9u|kata sandi|\\u043f\\u0430\\u0440\\u043e\\u043b\\p{L}',
  '\\u03ba\\u03c9\\u03b4\\u03b9\\u03ba\\p{L}{1,3}|\\u5bc6\\u7801|\\u5bc6\\u78bc|\\u53e3\\u4ee4|\\u30d1\\u30b9\\u30ef\\u30fc\\u30c9|\\ube44\\ubc00\\ubc88\\ud638',
  '\\u05e1\\u05d9\\u05e1\\u05de\\u05d4|\\u0643\\u0644\\u0645\\u0629 \\u0627\\u0644\\u0645\\u0631\\u0648\\u0631|\\u092a\\u093e\\u0938\\u0935\\u0930\\u094d\\u0921',
].join('|');

/** What programs sign in with. */
const TOKEN =
  'secret|token|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|shared[_-]?key|authorization|auth|sess(?:ion)?[_-]?(?:id|key|token)|\\bsession|cookie|csrf|xsrf|signature|\\b(?:sid|otp|pin|cvv|cvc|sig)';

/** What a message says about a password, and is none. */
const NO_VALUE =
  '(?:null|undefined|true|false|none|nil|n/a|not?|is|are|was|has|have|had|must|should|may|can|cannot|can\\u0027t|does|do|did|will|and|or|to|for|of|in|on|at|by|with|from|a|an|the|your|this|that|it|too|at least|be|been|required|requires?|invalid|incorrect|wrong|missing|empty|expired|expires|weak|short|long|mismatch|unknown|unexpected|expected|optional|please|try|see|check|use|choose|contact|enter|field|string|text|number|object|array|boolean|value|length|minimum|maximum|min|max|error|failed|failure|changed?|reset|updated?|forgotten|denied|hidden|redacted|erforderlich|falsch|ung\\u00fcltig|fehlt|darf|muss|ist|requis|invalide|incorrecto|obligatorio)(?![\\p{L}\\p{N}])';

/** The sign between a name and its value, in JSON, in a string of JSON, in a form, in XML. */
const SIGN = '(?:\\\\{0,4}["\\u0027]?\\s{0,2}(?:[:=\\uff1a]|=>)\\s{0,2}|>)';

const QUOTE = '\\\\{0,4}["\\u0027`]';

const IS =
  '(?:\\s(?:is|was|are|ist|war|lautet|est|es|\\u00e9|\\u00e8|jest|er|\\u00e4r|:=|->|\\u2192|\\u662f|\\u306f)\\s{1,2}|\\s?[\u662f\u4e3a\u70ba\u306f]\\s?)';

const VALUE = `(?![[{($<\\\\"\\u0027=:,;&])[^\\s"\\u0027&;,<>\\\\][^\\s"\\u0027&;,<>\\\\]*(?:,[^\\s"\\u0027&;,<>\\\\]+)*`;

/** A digit, a sign or a capital within: no word. */
const isNoWord = when((value) => /\d|[^\s\p{L}.,;:!?)\]}'"-]|\p{Ll}\p{Lu}/u.test(value));

export const CREDENTIAL_RULES: readonly TextRule[] = [
  {
    kind: 'credentials',
    // Several words: to the end of the line.
    pattern:
      /((?:(?:pass|seed|recovery|secret)[ _-]?phrase|mnemonic|recovery words|passphrase)\\{0,4}["']?\s{0,2}(?:[:=]|is)\s{0,2}\\{0,4}["']?)((?!(?:is|must|required|invalid|missing)\b)\p{L}[^\n"';[\\]{3,})/giu,
  },
  {
    kind: 'credentials',
    // In quotes, whatever it is.
    pattern: new RegExp(
      `((?:(?:${PASSWORD}|${TOKEN})(?:${SIGN}|${IS})|(?:${PASSWORD})\\s)(?:${QUOTE}))((?!\\[|(?:null|undefined|true|false)\\b)[^"\\u0027\`\\n\\\\[]{2,})(?=${QUOTE})`,
      'giu',
    ),
  },
  {
    kind: 'credentials',
    pattern: new RegExp(`((?:${PASSWORD})${SIGN})(?!${NO_VALUE})(${VALUE})`, 'giu'),
  },
  {
    kind: 'credentials',
    // `password is hunter2`, `password hunter2`, `--password hunter2`
    pattern: new RegExp(
      `((?:(?:${PASSWORD}|${TOKEN})${IS}|(?:${PASSWORD})\\s))(?!${NO_VALUE})(${VALUE})`,
      'giu',
    ),
    find: when((value) => value.length > 4 && /\d/.test(value) && /\p{L}/u.test(value)),
  },
  {
    kind: 'credentials',
    pattern:
      /((?:\b|_)pass\\{0,4}["']?(?:\s{0,2}[:=]\s{0,2}\\{0,4}["']?|\s(?=\S{0,40}\d)(?=\S{0,40}[a-z])))(?!\[)([^\s"'&,;<>\\]{4,})/gi,
    find: isNoWord,
  },
  {
    kind: 'credentials',
    // `token=x`, `"token": "x"`; with a space and no quotes only what has a digit, as in `token: 1234`.
    pattern: new RegExp(
      `((?:${TOKEN})(?:\\\\{0,4}["\\u0027]?[=:]|>|\\\\{0,4}["\\u0027]?\\s{0,2}[=:]\\s{0,2}(?=[^\\s"\\u0027&,;]{0,60}\\d)))((?!(?:null|undefined|true|false)\\b)[^\\s"\\u0027&,;:=()<>{}[\\]$?\\\\][^\\s"\\u0027&,;<>()[\\]\\\\]*)`,
      'giu',
    ),
  },
  {
    kind: 'credentials',
    // `code 483920` alone is an error's number; these are nobody else's.
    pattern:
      /((?:\b(?:otp|pin|passcode|tan|2fa)|(?:verification|security|one-time|confirmation|auth(?:entication)?) code)(?: is)?:? )(\d(?:[ -]?\d){3,7})(?!\d)/gi,
  },
  {
    kind: 'credentials',
    pattern: /(\b(?:cvv2?|cvc2?|security code)(?: is)?:? )(\d{3,4})(?!\d)/gi,
  },
  {
    kind: 'number',
    // accounts at banks: `sort code 20-00-00, account no. 55779911`
    pattern:
      /((?:\b(?:sort[ -]?code|account(?: ?(?:no\.?|number|#))|konto(?:nummer|-?nr\.?)?|blz|bankleitzahl|routing(?: (?:no\.?|number))?|bic|swift|imei|imsi|iccid)\\{0,4}["']?\s{0,2}[:=#]?\s{0,2}\\{0,4}["']?))(\d(?:[ -]?\d){4,20}|[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?(?!\w))/gi,
  },
];
