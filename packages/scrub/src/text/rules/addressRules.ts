import { type TextRule, when } from './textRule.ts';

/** A word of a street's or a town's name. */
const WORD = "\\p{Lu}[\\p{L}\\p{M}'\u2019.-]{0,30}";

/** One without a dash: where words are joined by dashes, no two ways may lead through them. */
const SIMPLE_WORD = "\\p{Lu}[\\p{L}\\p{M}'’.]{0,30}";

const NUMBER = '\\d{1,5}(?:[a-zA-Z]|[ -]?(?:bis|ter|quater)|[/-]\\d{1,4})?(?![\\p{sc=Latin}\\p{N}])';

/** `, 10115 Berlin`, `, CA 94043`, `, London NW1 6XE`: what may follow a street. */
const TOWN = `(?:,? (?:[A-Z]{1,2}-)?\\d{4,5}(?: [A-Z]{2})? ${WORD}(?: ${WORD}){0,2}|(?:, ${WORD}(?: ${WORD}){0,3}){0,2},? [A-Z]{2} \\d{5}(?:-\\d{4})?|, ${WORD}(?: ${WORD}){0,2} (?=[A-Z]{1,2}\\d))?`;

const STREET_AFTER =
  'Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Parkway|Pkwy|Way|Terrace|Highway|Hwy|Close|Crescent|Cres|Row|Mews|Circle|Cir|Gardens|Grove|Hill';

const STREET_BEFORE =
  '[Rr]ue|[Aa]venue|[Aa]v\\.|[Bb]oulevard|[Bb]d\\.?|[Cc]hemin|[Ii]mpasse|[Aa]ll\u00e9e|[Qq]uai|[Cc]ours|[Rr]oute|[Pp]lace';

const STREET_SOUTH =
  '[Rr]ue|[Aa]v(?:enue|\\.)|[Bb]oulevard|[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\\.?|[Pp]laza|[Pp]aseo|[Cc]arrer|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Vv]icolo|[Ll]argo|[Rr]ua|[Tt]ravessa|[Pp]ra\u00e7a|[Uu]l\\.|[Aa]l\\.|[Uu]lica|[Uu]lice|\u0443\u043b\\.|\u0443\u043b\u0438\u0446\u0430|\u043f\u0440\\.|\u043f\u0440\u043e\u0441\u043f\u0435\u043a\u0442';

const STREET_ENDING =
  'stra(?:\u00df|ss)e|str\\.|weg|platz|allee|gasse|damm|ufer|chaussee|steig|pfad|straat|laan|plein|gracht|kade|dijk|singel|gatan|v\u00e4gen|vejen|vej|gade|gata|gaten|veien|katu|tie';

/** Whether the words before a number are a street's: by the end of the last, or one that stands alone behind another. */
const IS_STREET = new RegExp(
  `^[^\\d]*(?:\\p{L}(?:${STREET_ENDING}|str)|[\\p{L}.] (?:Stra(?:ß|ss)e|Str\\.|Weg|Platz|Allee|Gasse|Damm|Ufer|Ring|Chaussee)) \\d|^(?:Am|An de[rn]|Unter den|Auf der|Zum|Zur) \\p{Lu}`,
  'u',
);

/** Between the words of a street: `rue de la Paix`. */
const SMALL =
  '(?:(?:de|du|des|la|le|les|del|della|dei|di|da|do|dos|das|d[eo] la|van|von|der|am|an|im|l\u0027|d\u0027)[ \u0027]?){0,3}';

const AFTER = '(?!\\p{sc=Latin})';

/** Postal addresses: streets with a number, in either order, and post codes that nothing else looks like. */
export const ADDRESS_RULES: readonly TextRule[] = [
  {
    kind: 'address',
    // Musterstraße 12, 10115 Berlin; Berliner Allee 5a; Kungsgatan 3
    pattern: new RegExp(
      `(^|[^\\p{sc=Latin}\\p{N}])((?:(?:${SIMPLE_WORD}|an|der|den) ){0,3}\\p{Lu}[\\p{L}\\p{M}-]{1,30}\\.? ${NUMBER}${TOWN})`,
      'gu',
    ),
    find: when((address) => IS_STREET.test(address)),
  },
  {
    kind: 'address',
    // 221B Baker Street; 1600 Amphitheatre Pkwy, Mountain View, CA 94043
    pattern: new RegExp(
      `(^|[^\\p{sc=Latin}\\p{N}.-])(\\d{1,5}[A-Za-z]?(?:-\\d{1,5})?,? (?:(?:[NSEW]\\.?|North|South|East|West) )?(?:(?:${WORD}|\\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:${STREET_AFTER})${AFTER}\\.?(?: (?:[NSEW]{1,2}|Apt|Suite|Ste|Unit|#)\\.? ?[\\dA-Z]{0,5})?${TOWN})`,
      'gu',
    ),
  },
  {
    kind: 'address',
    // 12 rue de Rivoli, 75001 Paris
    pattern: new RegExp(
      `(^|[^\\p{sc=Latin}\\p{N}.-])(${NUMBER},? (?:${STREET_BEFORE}) ${SMALL}${WORD}(?:[ -]${SMALL}${WORD}){0,3}${TOWN})`,
      'gu',
    ),
  },
  {
    kind: 'address',
    // Calle Mayor 5, 28013 Madrid; Via Roma, 12; ул. Ленина, д. 5
    pattern: new RegExp(
      `(^|[^\\p{sc=Latin}\\p{N}])((?:${STREET_SOUTH}) ?${SMALL}${WORD}(?: ${SMALL}${WORD}){0,3},? (?:n[.\u00ba\u00b0]? ?|\u0434\\. ?|nr\\.? ?)?${NUMBER}${TOWN})`,
      'gu',
    ),
  },
  {
    kind: 'address',
    // P.O. Box 123, Postfach 12 34; D-10115 Berlin
    pattern: new RegExp(
      `(^|[^\\p{sc=Latin}\\p{N}])((?:P\\.? ?O\\.? ?Box|Postfach|Bo\u00eete postale|BP|Apartado|Casella postale) \\d[\\d ]{0,8}\\d(?!\\p{N})|[A-Z]{1,2}-\\d{4,5} ${WORD}(?: ${WORD}){0,2})`,
      'gu',
    ),
  },
  {
    kind: 'address',
    // a street and number of China, Japan or Korea
    pattern:
      /()([\u4e00-\u9fff]{2,12}[\u8def\u8857\u9053\u5df7]\d{1,5}(?:\u5f04\d{1,4})?\u53f7?|[\u4e00-\u9fff\u30a0-\u30ff]{1,10}\d{1,2}(?:\u4e01\u76ee|-\d{1,3}-)\d{1,3}(?:-\d{1,3}|\u756a\u5730?)?\u53f7?|\u3012\d{3}-?\d{4}|[\uac00-\ud7a3]{2,8}(?:\ub85c|\uae38) ?\d{1,4}(?:-\d{1,4})?)/gu,
  },
  {
    kind: 'address',
    // post codes of the United Kingdom, Canada and, behind a town, the United States
    pattern:
      /(^|[^\w.-])((?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d)(?![\w-]))/g,
  },
  {
    kind: 'address',
    pattern:
      /((?:\b(?:zip|plz|cep|cap)|post(?:al)?[ _-]?(?:code|leitzahl|nummer)|zip[ _-]?code|code postal|c\u00f3digo postal|\u90ae\u7f16)\\{0,4}["']?\s{0,2}[:=]?\s{0,2}\\{0,4}["']?)([A-Z\d][A-Z\d -]{2,9}\d[A-Z\d]{0,2}|\d{3,6})/gi,
  },
  {
    kind: 'address',
    pattern:
      /((?:\b(?:street|postal|home|billing|shipping|mailing|delivery|street[ _-]?line)[ _-]?address|\bstreet|anschrift|wohnhaft in|\badresse|direcci\u00f3n|indirizzo|endere\u00e7o|\bhome)\\{0,4}["']?\s{0,2}[:=]\s{0,2}\\{0,4}["']?)((?=[^\n"'[]{0,60}\d)[^\n"';[]{4,120})/gi,
  },
];
