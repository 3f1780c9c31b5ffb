import type { TextRule } from '../textRule.ts';

const NUMBERED = '\\p{L}{0,4}[ -]?\\d[\\p{L}\\d]{0,20}(?:[ ./-]\\d[\\p{L}\\d]{0,12}){0,5}';

/** Numbers of persons, companies and things, in the words of countries; each word needs its sign and a number. */
const LABELS = [
  'documento|c\\.c\\.|nip|regon|gstin|hr[ab]|company n(?:o\\.?|umber)|bankgiro|plusgiro|voter id|sss|teudat zehut|cart[ãa]o de cidad[ãa]o',
  '(?:student|employee|membership|member|policy|voter)[ _]?(?:id|n(?:o\\.?|umber))|plaque|госномер|esn|s/n|f[øo]dselsnummer|fnr|dni \\(\\p{L}{3,12}\\)',
].join('|');

const WORD = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}";

/** What stands before a street's name, and its number behind it, where pages need not look. */
const STREET_BEFORE =
  'Str\\. |Strada |Οδός |вул\\. ?|вулиця |רחוב |رחוב |شارع |Bulevardul |Calea |Jl\\. |Jalan |Cra\\. |Carrera ';

const STREET_AFTER =
  'gate|gaten|veg|plass|utca|út|tér|náměstí|ulice|třída|trg|ulica|tänav|iela|gatvė|Queensway';

/** Behind a street and its number: flat, town and post code. */
const REST =
  '(?:, \\p{Lu}\\p{Ll}{1,20}, \\d{5})?(?:,? [A-Z] \\d{1,3})?(?:,? (?:\\d{3} ?\\d{2}|\\d{4,6}) \\p{Lu}[\\p{L}]{1,20}(?: \\d{1,2})?)?';

/** Numbers and addresses in the forms and words of more countries than pages know. */
export const COUNTRY_RULES: readonly TextRule[] = [
  {
    kind: 'national_id',
    hint: new RegExp(`(?:${LABELS})[^\\p{L}]{0,6}(?:[A-Z]{0,4}|\\p{L}{0,4})[ -]?\\d`, 'iu'),
    pattern: new RegExp(
      `((?<![\\p{L}\\p{N}])(?:${LABELS})\\\\{0,4}["\u0027]?(?: ?[:=#] ?| )\\\\{0,4}["\u0027]?)(${NUMBERED})`,
      'giu',
    ),
  },
  {
    kind: 'national_id',
    hint: /\d{6}|\d-\w{3}-/,
    // V-12345678, RFC VECJ880326XXX, AB-123-CD behind its word
    pattern:
      /(^|[^\w.-])([VEJG]-\d{7,9}(?![\w-])|(?<=\bRFC:? )[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}(?!\w)|(?<=\bplaque )[A-Z]{2}-\d{3}-[A-Z]{2}(?!\w))/g,
  },
  {
    kind: 'number',
    hint: /bic|prüfziffer|kartenprüfnummer|ending \d/i,
    pattern:
      /(\b(?:BIC|SWIFT)(?:\/SWIFT)?[^:\n]{0,20}: |\b(?:[Pp]rüfziffer|[Kk]artenprüfnummer):? |\baccount ending )([A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?(?!\w)|\d{3,4}(?!\d))/g,
  },
  {
    kind: 'mac',
    hint: /hw_?addr|lladdr|\bether/i,
    pattern: /(\b(?:hw_?addr(?:ess)?|lladdr|ether)[ :=]{1,3})([\da-f]{12}(?!\w))/gi,
  },
  {
    kind: 'key',
    hint: /[aA]ndroid[_ ]?[iI]d|ANDROID_ID|PushToken|[\da-f]{8} [\da-f]{8} [\da-f]{8} /,
    // what tells a phone from others, or is written to it
    pattern:
      /(\bandroid[_ ]?id\\{0,4}["']?[ :=]{1,3}\\{0,4}["']?|PushToken\[|(?=[\da-f]{8} ))([\da-f]{16}(?!\w)|(?<=\[)[\w-]{16,60}(?=\])|(?:[\da-f]{8} ){7}[\da-f]{8}(?!\w))/gi,
  },
  {
    kind: 'coordinates',
    hint: /GPS(?:Lat|Long)|\$G[PNL]/,
    // EXIF's fractions; NMEA 0183
    pattern:
      /(\bGPS(?:Latitude|Longitude)\W{1,3}|\$G[PNL](?:GGA|RMC|GLL),)((?:\d{1,6}\/\d{1,6}[ ,]{0,2}){1,3}|\d[^\n*[]{5,120})/g,
  },
  {
    kind: 'coordinates',
    hint: /[A-Z\d]\+[A-Z\d]/,
    // a plus code that a town completes: 9VFQ+JV Amsterdam
    pattern:
      /(^|[^\w+])((?=[A-Z]{0,6}\d)[2-9CFGHJMPQRVWX]{4,6}\+[2-9CFGHJMPQRVWX]{2,3})(?=,? \p{Lu}\p{Ll})/gu,
  },
  {
    kind: 'address',
    hint: new RegExp(`(?:${STREET_BEFORE})`, 'u'),
    pattern: new RegExp(
      `(^|[^\\p{L}\\p{N}])((?:${STREET_BEFORE})\\p{L}[\\p{L}\\p{M}'’.-]{1,30}(?: ${WORD}){0,3},? ?(?:nr\\.? |No:? )?\\d{1,4}(?![\\p{N}])${REST})`,
      'gu',
    ),
  },
  {
    kind: 'address',
    hint: new RegExp(`\\p{L} (?:${STREET_AFTER})\\.? \\d|\\d (?:Queensway)`, 'u'),
    pattern: new RegExp(
      `(^|[^\\p{L}\\p{N}])(${WORD}(?: ${WORD}){0,2} (?:${STREET_AFTER})\\.? \\d{1,4}[A-Za-z]?(?!\\p{N})${REST}|\\d{1,4} Queensway)`,
      'gu',
    ),
  },
  {
    kind: 'address',
    hint: /tie \d|кв\. \d/,
    // Mannerheimintie 12 A 4, 00100 Helsinki; ул. Тверская, д. 7, кв. 12, Москва 125009
    pattern:
      /(^|[^\p{L}\p{N}])(\p{Lu}\p{L}{3,30}(?:tie|katu) \d{1,4}(?: [A-Z](?: \d{1,3})?)?, \d{5} \p{Lu}\p{L}{1,20}|ул\. ?\p{Lu}\p{L}{1,30}, д\. ?\d{1,4}, кв\. ?\d{1,4}(?:, \p{Lu}\p{L}{1,20})?(?: \d{6})?)/gu,
  },
  {
    kind: 'address',
    hint: /Singapore|\b(?:VIC|NSW|QLD|TAS) \d|, \p{Lu}\p{Ll}+ \d{6}|[Pp][Ii][Nn] [Cc]ode/u,
    // post codes behind their town or state, or a word
    pattern:
      /(\bSingapore |\b(?:VIC|NSW|QLD|TAS) |, (?!Line|Page|Port|Build|Code|Error|Offset|Row|Process|Thread)\p{Lu}\p{Ll}{2,20} |\b[Pp][Ii][Nn] [Cc]ode:? )(\d{6}(?!\d)|(?<=\b[A-Z]{3} )\d{4}(?!\d))/gu,
  },
  {
    kind: 'address',
    hint: /, \p{Lu}\p{Ll}+ [A-Z]{2} \d{5}|, \d\S{1,3} [A-Z], \d{5} /u,
    // , Austin TX 78701; what follows a street in Spain: , 3º B, 28013 Madrid
    pattern:
      /(, )(\p{Lu}\p{Ll}{2,20} (?!ID|DB)[A-Z]{2} \d{5}(?!\d)|\d{1,2}[º°ª] [A-Z], \d{5} \p{Lu}\p{Ll}{2,20})/gu,
  },
  {
    kind: 'address',
    hint: /"street/i,
    pattern: /("street(?:[_ -]?name)?\\{0,4}"\s?:\s?\\{0,4}")((?!\[)[^"\n\\]{3,80})/gi,
  },
  {
    kind: 'coordinates',
    hint: /(?:linestring|polygon)\s?z?\s?\(/i,
    pattern:
      /(\b(?:linestring|polygon)\s?z?\s?\([\s(]{0,3})(-?\d{1,3}(?:\.\d{1,20})?\s-?\d{1,3}(?:\.\d{1,20})?(?:[\s,()]{1,4}-?\d[\d.]*)*)/gi,
  },
  {
    kind: 'national_id',
    hint: /\[birth_date\] \d{5}/,
    // what a page's rules have left of it
    pattern: /(f[øo]dselsnummer[: ]{1,2}\[birth_date\] )(\d{5})(?!\d)/gi,
  },
  {
    kind: 'coordinates',
    hint: /\[coordinates\] \d/,
    pattern: /(\b(?:linestring|polygon)\s?\()([^\n)]{0,400}\[coordinates\] \d[^\n)]{0,400})(?=\))/gi,
  },
  {
    kind: 'address',
    hint: /\[address\],? [\p{Lu}\d]/u,
    // what stands behind a street: flat, town, post code
    pattern:
      /(\[address\],? )((?:[A-Z] \d{1,3}, |\p{Lu}\p{L}{1,20}, )?(?:\d{4,6}|\d{3} \d\d)(?: \p{Lu}\p{L}{1,20}(?: \d{1,2}(?!\d))?)?)(?![\p{L}\p{N}])/gu,
  },
];
