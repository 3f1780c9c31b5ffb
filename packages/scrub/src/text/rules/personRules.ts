import { type TextRule, when } from './textRule.ts';

/** In English, German, French, Spanish, Italian and Portuguese, as far as they differ in their first letters. */
const MONTH =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|dez|f\u00e9v|avr|jui|ao\u00fb|d\u00e9c|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|out)\\p{L}{0,8}';

/** Between the parts of a date; `12 de mayo de 1980`. */
const GAP = '(?:[,./ -]{1,2}| de )';

/** A date as people write it: digits with separators, or the month's name. */
const DATE = `(?:\\d{4}[\u5e74\ub144] ?\\d{1,2}[\u6708\uc6d4] ?\\d{1,2}[\u65e5\uc77c]|\\d{1,4}(?:st|nd|rd|th)?${GAP}(?:\\d{1,2}|${MONTH})${GAP}\\d{1,4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{2,4}|\\d{6,8})`;

const BORN =
  '\\bborn|\\bd\\.?o\\.?b\\b|\\bbday|birth|\\bgeb(?:oren|\\.)|n\u00e9e? le|nacid[oa]|na[cs]ci?mento|nacimiento|naissance|nascita|\\bnat[oa] il|geburt|geboorte|geboren|urodz|f\u00f6d(?:d|else)|f\u00f8d(?:t|sel)|syntym|do\u011fum|\u0440\u043e\u0436\u0434|\u0440\u043e\u0434\u0438\u043b|\u751f\u5e74\u6708\u65e5|\u51fa\u751f|\uc0dd\ub144';

/** A name as it is written, with its small words: `Jane`, `O'Neill`, `Ludwig van Beethoven`. */
const NAME_WORD = "\\p{Lu}[\\p{L}\\p{M}'\u2019.-]{0,30}";
const NAME = `${NAME_WORD}(?:[ \\t](?:(?:van|von|de|der|da|di|del|la|le|bin|al|zu|dos|das|du)[ \\t]){0,2}${NAME_WORD}){0,3}`;
const FULL_NAME = `\\p{Lu}[\\p{L}\\p{M}'\u2019-]{1,30}(?:[ \\t+](?:(?:van|von|de|der|da|di|del|la|le|bin|al|zu|dos|das|du)[ \\t+]){0,2}${NAME_WORD}){1,3}`;

/** The sign between a label and what it names, in any notation. */
const SIGN = '\\\\{0,4}["\u0027]?\\s{0,2}[:=\uff1a]\\s{0,2}\\\\{0,4}["\u0027`]?';

/** Labels that only a person's name stands under. */
const NAMED =
  '(?:first|last|full|user|sur|given|family|nick|middle|maiden|customer|patient|contact|member|resident|guest|card ?holder|account ?holder|holder|recipient|sender|author|owner|assignee|vor|nach|benutzer|kunden?|patienten)[ _-]?name|\\b(?:prenom|pr\u00e9nom|nom|nombre|apellidos?|cognome|sobrenome|imi\u0119|nazwisko|voornaam|achternaam|f\u00f6rnamn|efternamn|\u0438\u043c\u044f|\u0444\u0430\u043c\u0438\u043b\u0438\u044f|fio|\u0444\u0438\u043e)|\u59d3\u540d|\u6c0f\u540d|\u540d\u524d|\uc774\ub984|\uc131\uba85';

const PERSON =
  '\\b(?:user|login|customer|patient|resident|employee|caregiver|user[ _-]?id|benutzer|nutzer|kunde|patientin|usuario|utilisateur|utente|usu\u00e1rio|\u043f\u043e\u043b\u044c\u0437\u043e\u0432\u0430\u0442\u0435\u043b\u044c)|\u7528\u6237|\u30e6\u30fc\u30b6\u30fc|\uc0ac\uc6a9\uc790';

const GREETING =
  "dear|hello|hi|hey|hallo|guten tag|bonjour|salut|hola|buenos d\u00edas|ciao|buongiorno|ol\u00e1|cze\u015b\u0107|hej|liebe[rs]?|sehr geehrte[rs]?|chers?|ch\u00e8re|estimad[oa]|caro|cara|welcome(?: back)?|willkommen(?: zur\u00fcck)?|bienvenue|bienvenid[oa]|benvenut[oa]|\u043f\u0440\u0438\u0432\u0435\u0442|\u0437\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439\u0442\u0435|my name is|i am|ich hei(?:\u00df|ss)e|mein name ist|je m\u0027appelle|me llamo|mi chiamo|signed in as|logged in as|angemeldet als|on behalf of|i['’]m";

/** Greeted, and nobody: `Hello, World!`, and what else begins with a capital there. */
const NOBODY =
  /^(?:World|There|All|Everyone|Everybody|Team|Customers?|Users?|Sir|Madam|Guest|Friend|Member|Admin|Visitor|Again|Back|Damen|Kunde|Nutzer|Welt|Monde|Mundo|Mondo|Client|To|The|A|An|Not|Sorry|Page|Home|React|Next|JavaScript|Script)(?![\p{L}])/u;

/** Said of a user, and no name. */
const NO_NAME =
  '(?:null|undefined|true|false|none|nil|not|no|is|are|was|has|must|should|cannot|can|does|did|and|or|to|for|of|in|on|with|from|a|an|the|id|object|function|string|number|unknown|unauthorized|unauthenticated|anonymous|invalid|missing|required|expected|error|failed|denied|agent|already|exists|found|disabled|enabled|inactive|active|new|wrong|empty)(?![\\p{L}\\p{N}_-])';

/** Names of persons where a word beside them says so, and dates of birth. */
export const PERSON_RULES: readonly TextRule[] = [
  {
    kind: 'birth_date',
    pattern: new RegExp(`((?:${BORN})[^\\d\\n[]{0,20}?)(${DATE})(?!\\d)`, 'giu'),
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `((?:${NAMED})${SIGN})(?!${NO_NAME})(\\p{L}[\\p{L}\\p{M}\\p{N}._'\u2019+-]{0,40}(?:[ \\t]\\p{Lu}[\\p{L}\\p{M}.'\u2019-]{0,30}){0,3})`,
      'giu',
    ),
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `((?:${PERSON})${SIGN})(?!${NO_NAME})(\\p{L}[\\p{L}\\p{M}\\p{N}._'\u2019+-]{1,40}(?:[ \\t]\\p{Lu}[\\p{L}\\p{M}.'\u2019-]{0,30}){0,3})(?![\\p{L}\\p{N}(])`,
      'giu',
    ),
  },
  {
    kind: 'name',
    // user "jane", Benutzer 'jane'
    pattern: new RegExp(
      `((?:${PERSON})(?:name)? \\\\{0,4}["\u0027\`\u00ab])([^"\u0027\`\u00bb\\n[\\\\]{2,60})`,
      'giu',
    ),
  },
  {
    kind: 'name',
    // A name alone can be a program's; two words with capitals are a person's.
    pattern: new RegExp(
      `(\\b(?:[Nn]ame|NAME|[Dd]isplay[_ ]?[Nn]ame|[Cc]lient|[Mm]ember|[Rr]ecipient|[Aa]ssignee|[Oo]wner|[Aa]uthor|[Aa]ssigned to|[Cc]reated by|[Uu]pdated by)${SIGN})(${FULL_NAME})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `((?:^|[^\\p{sc=Latin}\\p{N}])(?:user|customer|patient|resident|employee|member|[Aa]ssigned to|[Cc]reated by|[Uu]pdated by|[Dd]eleted by|[Oo]wned by|[Ii]nvited by|[Ss]hared with|[Nn]ame is)[ \\t])(${FULL_NAME})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    pattern: /((?:signed|logged) in as )(?=[\w-]{0,40}[._\d])([\w.-]{3,60}\w)/gi,
  },
  {
    kind: 'name',
    // Jane Doe <jane@example.com>
    pattern: new RegExp(`()(${FULL_NAME})(?=[ \\t]?[<(]\\[email\\])`, 'gu'),
  },
  {
    kind: 'name',
    pattern: /(\bname=)([a-z]{2,30}(?:\+|%20)[a-z]{2,30}(?![\w]))/gi,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `((?:^|[^\\p{sc=Latin}\\p{N}])(?:${capitalised(GREETING)}),?[ \\t](?:(?:Mrs?|Ms|Dr|Prof|Herrn?|Frau|Madame|Mme|Monsieur|M|Se\u00f1ora?|Sra?|Signora?)\\.?[ \\t]){0,2})(${NAME})`,
      'gu',
    ),
    find: when((name) => !NOBODY.test(name) && !/^\p{Lu}+$/u.test(name)),
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `((?:^|[^\\p{sc=Latin}\\p{N}])(?:(?:Mrs?|Dr|Prof|Sra?|Sig|Mme)\\.|Mrs?|Ms|Herrn?|Frau|Madame|Monsieur|Se\u00f1ora?|Signora?)[ \\t])(\\p{Lu}[\\p{Ll}'’][\\p{L}\\p{M}'\u2019-]{0,30}(?:[ \\t]${NAME_WORD}){0,3})`,
      'gu',
    ),
  },
];

/** The words as they are and with a capital at their beginning: what follows them is told by its own. */
function capitalised(words: string): string {
  return words.replace(
    /(^|\|)(\p{Ll})/gu,
    (_, before: string, first: string) => `${before}[${first}${first.toUpperCase()}]`,
  );
}
