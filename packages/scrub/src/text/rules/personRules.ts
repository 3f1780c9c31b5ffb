import { capitalised } from '../capitalised.ts';
import { HINTS } from './hints.ts';
import { NO_DATA } from './noData.ts';
import { type TextRange, type TextRule, when } from './textRule.ts';

/** Of a month any word: in how many languages could they be listed? */
const MONTH = '\\p{L}{3,12}';

/** Between the parts of a date; `12 de mayo de 1980`. */
const GAP = '(?:[,./ -]{1,2}| de )';

/** A date as people write it: digits with separators, or the month's name. */
const DATE = `(?:\\d{4}[年년] ?\\d{1,2}[月월] ?\\d{1,2}[日일]|\\d{1,4}(?:st|nd|rd|th)?${GAP}(?:\\d{1,2}|${MONTH})${GAP}\\d{1,4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{2,4}|\\d{6,8}|(?:19|20)\\d\\d)`;

const BORN =
  '\\bborn|\\bd\\.?o\\.?b\\b|\\bbday|birth|\\bgeb\\.|née? le|nacid|nacimi|nascim|nascit|naiss|\\bnat[oa] il|geburt|gebo[or]|urodz|föd(?:d|else)|fød(?:t|sel)|syntym|doğum|рожд|родил|生年月日|出生|생년';

/** A name as it is written, with its small words: `Jane`, `O'Neill`, `Ludwig van Beethoven`. */
const NAME_WORD = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}";
const NEXT_WORD = `[ \\t+](?:(?:van|von|de|der|den|da|di|del|la|le|bin|al|zu|dos|das|du)[ \\t+]){0,2}${NAME_WORD}`;
const NAME = `${NAME_WORD}(?:${NEXT_WORD}){0,3}`;
const FULL_NAME = `\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}(?:${NEXT_WORD}){1,3}`;

/** The sign between a label and what it names, in any notation. */
const SIGN = '(?:\\\\{0,4}["\u0027]?\\s{0,2}(?:[:=\uff1a]|value=)\\s{0,2}\\\\{0,4}["\u0027`]?|>)';

/** Labels that only a person's name stands under. */
const NAMED =
  '(?:first|last|full|user|sur|given|family|nick|middle|maiden|customer|patient|contact|member|resident|guest|card ?holder|account ?holder|holder|recipient|sender|author|owner|assignee|vor|nach|geburts|benutzer|kunden?|patienten)[ _-]?name|\\b(?:prenom|prénom|nom(?: de famille)?|nombre|apellidos?|cognome|sobrenome|imię|nazwisko|voornaam|achternaam|förnamn|efternamn|fio|tên|nume|jméno|όνομα|ad soyad)|имя|фамилия|фио|收件人|联系人|姓名|氏名|名前|이름|성명|اسم|שם|नाम|ชื่อ';

const PERSON =
  '\\b(?:user|login|uid|whoami|customer|patient|resident|employee|caregiver|user[ _-]?id|benutzer|nutzer|kunde|patientin|usuario|utilisateur|utente|usuário)|пользователь|用户|ユーザー|사용자';

/** A text with any of these words. */
const LABEL = new RegExp(`${NAMED}|${PERSON}`, 'iu');

const GREETING =
  "dear|good (?:morning|afternoon|evening)|thanks|thank you|regards|hello|hi|hey|hallo|guten tag|bonjour|salut|hola|buenos días|ciao|buongiorno|olá|cześć|hej|liebe[rs]?|sehr geehrte[rs]?|chers?|chère|estimad[oa]|caro|cara|gentile|szanown[ya]|pani|panie|geachte|merhaba|kære|welcome(?: back)?|willkommen(?: zurück)?|bienvenue|bienvenid[oa]|benvenut[oa]|уважаем(?:ый|ая)|привет|здравствуйте|my name is|i am|ich hei(?:ß|ss)e|mein name ist|je m\u0027appelle|me llamo|mi chiamo|signed in as|logged in as|angemeldet als|on behalf of|i['’]m";

/** Greeted, and nobody: `Hello, World!`, and what else begins with a capital there. */
const NOBODY =
  /^(?:World|There|All|Everyone|Everybody|Team|Customers?|Users?|Sir|Madam|Guest|Friend|Member|Admin|Visitor|Again|Back|Damen|Kunde|Nutzer|Welt|Monde|Mundo|Mondo|Client|To|For|The|A|An|Not|Sorry|Page|Home|React|Next|JavaScript|Script)(?![\p{L}])/u;

/** Said of a user, and no name. */
const NO_NAME = `(?:${NO_DATA}|id|function|unauthorized|unauthenticated|anonymous|agent|already|exists|found|disabled|enabled|inactive|active|new)(?![\\p{L}\\p{N}_-])`;

/** Who has a name, in the languages of care. */
const ROLE =
  'user|customer|patient|resident|employee|member|nurse|doctor|recipient|kund(?:e|in)|patientin|bewohner(?:in)?|pfleger(?:in)?|mitarbeiter(?:in)?';

/** What stands behind the role of a person in titles: `Patient Portal`, `Patient Safety Report`, `User Not Found`. */
const THING =
  /(?:^|\s)(?:Agent|Already|Area|Data|Details?|Error|Exists?|Found|I[dnsD]|List|Login|Must|Names?|Not|Page|Portal|Profile|Records?|Report|Required|Search|Service|Status|Support|System|Team|\p{L}+(?:tion|ment|ing|ty|view|face)s?)(?!\p{L})/u;

const isPerson = when((name) => !THING.test(name));

/**
 * An initial and a name, `jdoe`: two letters that no word begins with, and a vowel behind them. A login that reads as a word
 * can't be told from one: `user preferences`.
 */
const HANDLE =
  '(?!(?:[bcdfgp][lr]|[cgkprstw]h|[gk]n|ps|qu|s[ckmnpqtw]|sl|t[rw]|dw|wr))(?=[a-z]{2,20}[aeiou])[b-df-hj-np-tv-xz]{2}[a-z]{2,30}(?![\\w/(])';

/** Of a label's value two words, or of more the first and those with capitals behind it: with the flag `i`, a pattern can't tell them. */
function nameRange(value: string): TextRange[] {
  return [
    [
      0,
      /^[^\s'’]+\s[\p{L}-]+$|^\S+?(?=['’]?(?:\s|$))(?:\s(?:\p{Ll}{1,3}\s){0,2}\p{Lu}\S*)*/u.exec(value)?.[0]
        .length ?? 0,
    ],
  ];
}

/** Names of persons where a word beside them says so, and dates of birth. */
export const PERSON_RULES: readonly TextRule[] = [
  {
    kind: 'birth_date',
    hint: HINTS.digit,
    pattern: new RegExp(`((?:${BORN})[^\\d\\n[]{0,20}?)(${DATE})(?!\\d)`, 'giu'),
  },
  {
    kind: 'name',
    hint: LABEL,
    pattern: new RegExp(
      `((?:${NAMED})${SIGN})(?!${NO_NAME})(\\p{L}[\\p{L}\\p{M}\\p{N}._'’+-]{0,40}(?:[ \\t]\\p{Lu}[\\p{L}\\p{M}.'’-]{0,30}){0,3})`,
      'giu',
    ),
    rangesOf: nameRange,
  },
  {
    kind: 'name',
    hint: LABEL,
    pattern: new RegExp(
      `((?:${PERSON})${SIGN})(?!${NO_NAME})(\\p{L}[\\p{L}\\p{M}\\p{N}._'’+-]{1,40}(?:[ \\t]\\p{Lu}[\\p{L}\\p{M}.'’-]{0,30}){0,3})(?![\\p{L}\\p{N}(])`,
      'giu',
    ),
    rangesOf: nameRange,
  },
  {
    kind: 'name',
    // user "jane", Benutzer 'jane'
    hint: LABEL,
    pattern: new RegExp(`((?:${PERSON})(?:name)? \\\\{0,4}["\u0027\`«])([^"\u0027\`»\\n[\\\\]{2,60})`, 'giu'),
  },
  {
    kind: 'name',
    hint: HINTS.capital,
    // A name alone can be a program's; two words with capitals are a person's.
    pattern: new RegExp(
      `(\\b(?:[Nn]ame|NAME|[Dd]isplay[_ ]?[Nn]ame|[Cc]lient|[Mm]ember|[Rr]ecipient|[Aa]ssignee|[Oo]wner|[Aa]uthor|[Aa]ssigned to|[Cc]reated by|[Uu]pdated by|Kontakt|[Cc]ontact|cn|CN)${SIGN})(${FULL_NAME})`,
      'gu',
    ),
    rangesOf: isPerson,
  },
  {
    kind: 'name',
    hint: HINTS.capital,
    pattern: new RegExp(
      `((?:^|[^\\p{sc=Latin}\\p{N}])(?:${capitalised(ROLE)}|[Ff]ull name|[Cc]omment (?:by|from)|[Aa]ssigned to|[Cc]reated by|[Uu]pdated by|[Dd]eleted by|[Oo]wned by|[Ii]nvited by|[Ss]hared with|[Nn]ame is|(?:[Mm]essage|[Mm]ail|SMS|[Ii]nvitation|[Rr]eminder) to|(?:[Pp]rofile|[Pp]hoto|[Pp]icture|[Aa]vatar) of)[ \\t]|(?:[Rr]egards|Grüßen|[Ss]incerely|[Cc]ordialement),?\\s{1,3}|(?:[Cc]ard ?|[Aa]ccount ?|[Kk]arten|[Kk]onto)(?:holder|inhaber(?:in)?)(?:${SIGN}|[ \\t]))(${FULL_NAME})`,
      'gu',
    ),
    rangesOf: isPerson,
  },
  {
    kind: 'name',
    // user jdoe
    pattern: new RegExp(`(\\b[Uu]ser )(${HANDLE})`, 'g'),
  },
  {
    kind: 'name',
    // signed in as jane.doe; user jane_doe7 not found
    pattern:
      /((?:signed|logged) in as |\buser (?=[a-z]\S{0,60} (?:not found|does|already|from)\b))(?=[\w-]{0,40}[._\d])([\w.-]{3,60}\w)/gi,
  },
  {
    kind: 'name',
    // Jane Doe <jane@example.com>
    hint: /\[email\]/,
    pattern: new RegExp(
      `()(${FULL_NAME}|"[^"\\n[]{2,60}"|=\\?[\\w-]+\\?[QqBb]\\?[^?\\s]+\\?=)(?=[ \\t]?[<(]\\[email\\])`,
      'gu',
    ),
  },
  {
    kind: 'name',
    pattern: /(\bname=)([a-z]{2,30}(?:\+|%20)[a-z]{2,30}(?![\w]))/gi,
  },
  {
    kind: 'name',
    hint: HINTS.capital,
    pattern: new RegExp(
      `((?:^|[^\\p{sc=Latin}\\p{N}])(?:${capitalised(GREETING)}),?[ \\t](?:(?:Mrs?|Ms|Dr|Prof|Herrn?|Frau|Madame|Mme|Monsieur|M|Señora?|Sra?|Signora?)\\.?[ \\t]){0,2})(${NAME})`,
      'gu',
    ),
    rangesOf: when((name) => !NOBODY.test(name) && !/^\p{Lu}+$/u.test(name)),
  },
  {
    kind: 'name',
    hint: HINTS.capital,
    pattern: new RegExp(
      `((?:^|[^\\p{sc=Latin}\\p{N}])(?:(?:Mrs?|Dr|Prof|Sra?|Sig|Mme)\\.(?: Dr\\.)?(?: med\\.)?|Mrs?|Ms|Mme|Herrn?|Frau|Madame|Monsieur|Señora?|Signora?|[Hh]eer|[Mm]evrouw|Sir)[ \\t](?:(?:Dr|Prof)\\.[ \\t]){0,2})(\\p{Lu}[\\p{Ll}'’][\\p{L}\\p{M}'’-]{0,30}(?:${NEXT_WORD}){0,3})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    // logged in as jane
    hint: /in as |als |tant que /,
    pattern:
      /((?:[Ss]igned|[Ll]ogged) in as |[Aa]ngemeldet als |[Cc]onnectée? en tant que )((?!(?:an?|the|another|different|guest|gast|invité|admin|administrator|root|anonymous|user|benutzer)(?![\w-]))\p{L}[\p{L}\w.-]{1,60})/gu,
  },
];
