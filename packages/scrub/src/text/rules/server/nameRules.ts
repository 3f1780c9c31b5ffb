import { type TextRule, when } from '../textRule.ts';

const WORD = "\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}";
const SMALL = '(?:(?:van|von|de|der|den|da|di|del|la|le|el|al|ter) ){0,2}';
const FULL = `${WORD}(?: ${SMALL}\\p{Lu}[\\p{L}\\p{M}.'’-]{0,30}){1,3}`;

/** Titles of teams and products, which approve, send and meet as well. */
const THING =
  /(?:^|\s)(?:API|Actions|Admin|App|Assurance|Bot|Cloud\w*|Department|Google|Group|Manager|Microsoft|Office|Pipelines?|Platform|Policy|Service|Support|System|Team|Teams|\p{L}+(?:tion|ment|ing|ty|ics))(?!\p{L})/u;

const isPerson = when((name) => !THING.test(name));

/** Names of persons where a title, a role or a notation says so that pages have more rarely. */
export const NAME_RULES: readonly TextRule[] = [
  {
    kind: 'name',
    hint: / (?:by|with|invite) \p{Lu}|^(?:by|with|invite) |invite|[a-z]By|_by/iu,
    // approved by Jane Doe, meeting with Jane Doe, "createdBy":"Jane Doe"
    pattern: new RegExp(
      `((?:(?:[Aa]pproved|[Rr]equested|[Rr]eported|[Ss]ubmitted|[Ss]igned|[Bb]ooked|[Ee]dited|[Rr]eviewed|[Rr]ejected|[Cc]ancell?ed) by|[Aa]ssigned to ${WORD} ${WORD} by|\\[name\\] by|[Mm]eeting with|[Aa]ppointment with|[Cc]all with|[Ii]nvite) |(?:created|updated|modified|assigned|approved|owned|changed)_?(?:[Bb]y|[Tt]o)\\\\{0,4}["']?\\s?[:=]\\s?\\\\{0,4}["'])(${FULL})`,
      'gu',
    ),
    rangesOf: isPerson,
  },
  {
    kind: 'name',
    hint: /\p{Lu}\. \p{Lu}/u,
    // employee O. Hughes
    pattern:
      /((?:[Uu]ser|[Cc]ustomer|[Pp]atient|[Rr]esident|[Ee]mployee|[Mm]ember|[Nn]urse|[Dd]octor|[Kk]unde|[Bb]ewohner|[Mm]itarbeiter)(?:in)? )(\p{Lu}\. \p{Lu}\p{Ll}[\p{L}'’-]{1,30})/gu,
  },
  {
    kind: 'name',
    hint: /\b(?:[Dd]hr|Mw|Hr|M)\. |Pan[ií] |[Гг]-(?:н|жа) |Sayın |Fru |Beste /,
    pattern: new RegExp(
      `((?<![\\p{L}\\p{N}.])(?:[Dd]hr\\.|Mw\\.|Hr\\.|M\\.|Paní|Pani|[Гг]-(?:н|жа)|Sayın|Fru|Beste(?= \\p{Lu}\\p{Ll}+ \\p{Lu})) )(${SMALL}\\p{Lu}[\\p{Ll}'’][\\p{L}\\p{M}'’-]{0,30}(?: \\p{Lu}[\\p{L}'’-]{1,30}){0,2})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    hint: /[さ様先女小님]/,
    // 田中さん, 佐藤様, 王先生, 김철수님; but for guests, all, and 仕様, which is a specification
    pattern:
      /(^|[^一-鿿\uac00-\ud7a3])((?![客皆患業]|[同仕模多異各他]様)[一-鿿]{1,4}?(?=さん|様(?![一-鿿々子])|先生|女士|小姐)|(?!고객|회원|사용자|선생|손|관리자|부모)[\uac00-\ud7a3]{2,4}(?=님(?![\uac00-\ud7a3])))/g,
  },
  {
    kind: 'name',
    hint: /nazwisko|příjmení|etunimi|sukunimi|soyad|prezime|keresztnév|vezetéknév|επώνυμο|прізвище/i,
    pattern:
      /((?:imię|nazwisko|příjmení|etunimi|sukunimi|soyad[ıi]?|prezime|keresztnév|vezetéknév|επώνυμο|прізвище)\\{0,4}["']?\s?[:=]\s?\\{0,4}["']?)(\p{L}[\p{L}\p{M}'’-]{1,40})/giu,
  },
  {
    kind: 'name',
    hint: /Name de[rs] |<(?:First|Last|Given|Family|Sur)/,
    // Name des Kunden: Jane Doe; <Last>Doe</Last>
    pattern: new RegExp(
      `(\\bName de[rs] \\p{L}{3,30}: |<(?:First|Last|Given|Family|Sur)(?:[Nn]ame)?>)(${WORD}(?: ${WORD}){0,3})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    hint: /(?:^|[\s"'(]|VCARD|MECARD:|\\n)F?N[;:]/,
    // vCard (RFC 6350) and what phones read of it
    pattern:
      /((?:(?:^|\n|\\n|MECARD:)F?|[\s"'(]F)N(?:;[^:\n[]{0,60})?:)((?!\[)\p{L}[^\n\\:[]{1,100}?)(?=\r?\n|\\n|$|;[A-Z]{2,6}:|;;)/gu,
  },
  {
    kind: 'literal',
    hint: /\b(?:PID|NK1|IN1|GT1)\||\bNAD\+/,
    // HL7 2 and EDIFACT: a patient, next of kin, who pays; an address
    pattern: /(\b(?:PID|NK1|IN1|GT1)\||\bNAD\+\w{2,3}\+)((?!\[literal\])[^\n]{3,1000})/g,
  },
  {
    kind: 'name',
    hint: /\^/,
    // the first track of a card (ISO/IEC 7813)
    pattern: /(\^)([A-Z][A-Z .'-]{1,25}\/[A-Z .'-]{1,26})(?=\^)/g,
  },
  {
    kind: 'name',
    hint: /\bCN=/i,
    // a name with its comma escaped (RFC 4514, section 2.4)
    pattern: /(\bCN=)([^,\n\\[]{1,60}\\{1,2}, ?[^,\n[]{1,60})(?=,(?:OU|DC|O)=)/gi,
  },
  {
    kind: 'name',
    hint: /\b(?:[sd]user|acct|ruser|logname|euser)=/,
    // CEF, the audit log of Linux, PAM
    pattern: /(\b(?:[sd]user|acct|ruser|logname|euser)=["']?)(?!root\b|\(|uid)([\w.@-]{2,60})/g,
  },
  {
    kind: 'name',
    hint: / \[\d{1,2}\/[A-Z]/,
    // access logs: the third word is who signed in
    pattern: /((?:^|[\s"'(])[^\s"'(]{1,60} - )(?!- )([\w.@-]{2,60})(?= \[\d{1,2}\/[A-Z])/gm,
  },
  {
    kind: 'name',
    hint: /denied for |su: | failed for /,
    // Oracle: logon denied for JANE; su root failed for jane on /dev/pts/8
    pattern: /(\blogon denied for |\bsu \w{1,32} failed for )(?!root\b)([\w.@-]{2,60})/g,
  },
  {
    kind: 'name',
    hint: /user|\[name\]\\|:id\\/i,
    // X-Remote-User: CORP\jane, where a capital domain's backslash would else read as an escape
    pattern:
      /(\buser(?:name)?["']?\s?[:=]\s?["']?[A-Z][A-Z\d-]{1,14}\\{1,2}|(?:\[name\]|\/:id)\\{1,2})([a-z][\w.-]{2,40})/gi,
  },
  {
    kind: 'name',
    hint: /account |login |user /i,
    // can't find account jane84
    pattern:
      /(\b(?:find|unknown|no such) (?:account|login|user) )((?=[a-z._-]{0,30}\d)[a-z][\w.-]{3,40})(?![\w(/])/g,
  },
  {
    kind: 'path_segment',
    hint: /\.(?:pdf|docx?|xlsx?|csv|zip)["”»]/i,
    // "Jane Doe - care plan.pdf"
    pattern:
      /(["“„«])((?=[^"”»\n]{0,80}\p{Lu})(?![[/])[^"”»\n/\\[:]{3,120} - [^"”»\n/\\[:]{0,120})(?=\.(?:pdf|docx?|xlsx?|csv|zip)["”»]|\[path_segment\]\.)/giu,
  },
  {
    kind: 'path_segment',
    hint: /\([^()\n]*\.(?:pdf|docx?|xlsx?|csv|pptx?|zip|jpe?g|heic|png|eml|vcf|pst|msg|odt|dcm)/i,
    // in brackets: (cv_jane_doe.pdf)
    pattern:
      /(\()([\p{L}\p{N}][^()\n/\\"'[:.]{0,80}(?:\.[^()\n/\\"'[:.]{1,40}){0,3})(?=\.(?:pdf|docx?|xlsx?|csv|pptx?|zip|jpe?g|heic|png|eml|vcf|pst|msg|odt|dcm)(?!\w))/giu,
    rangesOf: when((name) => !/^[a-z]+(?:-[a-z]+)*$/.test(name)),
  },
  {
    kind: 'path_segment',
    hint: /\/(?:home|Users)\//,
    // homes that don't begin a path
    pattern:
      /((?:\.\.|(?:^|\s)\/root|\bs?ftp:\/\/[^\s/"']{1,100})\/(?:home|Users)\/)((?!\[)[^\s/"':]{2,60})/g,
  },
  {
    kind: 'name',
    hint: /\.local\b/,
    pattern:
      /(^|[^\w-])(\w{2,30}-(?:macbook|mbp|imac|iphone|ipad|laptop|thinkpad|pc)(?:-(?:pro|air|mini))?)(?=\.local\b)/gi,
  },
  {
    kind: 'birth_date',
    hint: /\bur\.|לידה|الميلاد|ngày sinh|tanggal lahir|[和成正]\d|元年/,
    pattern:
      /((?:\bur\. |לידה|الميلاد|ngày sinh|tanggal lahir)[^\d\n[]{0,10})(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})/g,
  },
  {
    kind: 'birth_date',
    hint: /日生/,
    pattern: /()((?:昭和|平成|令和|大正)?\d{1,4}年\d{1,2}月\d{1,2}日)(?=生)/g,
  },
];
