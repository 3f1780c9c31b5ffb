import { capitalised } from '../capitalised.ts';
import { type TextRule, when } from './textRule.ts';

/** A word of a street's or a town's name. */
const WORD = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}";

/** One without a dash: where words are joined by dashes, no two ways may lead through them. */
const SIMPLE_WORD = "\\p{Lu}[\\p{L}\\p{M}'’.]{0,30}";

const NUMBER = '\\d{1,5}(?:[a-zA-Z]|[ -]?(?:bis|ter|quater)|[/-]\\d{1,4})?(?![\\p{sc=Latin}\\p{N}])';

/** `, 10115 Berlin`, `, CA 94043`, `, London NW1 6XE`: what may follow a street. */
const TOWN = `(?:,? (?:[A-Z]{1,2}-)?\\d{4,5}(?: [A-Z]{2})? ${WORD}(?: ${WORD}){0,2}|(?:, ${WORD}(?: ${WORD}){0,3}){0,2},? [A-Z]{2} \\d{5}(?:-\\d{4})?|, ${WORD}(?: ${WORD}){0,2} (?=[A-Z]{1,2}\\d))?`;

const STREET_AFTER =
  'Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Parkway|Pkwy|Way|Terrace|Highway|Hwy|Close|Crescent|Cres|Row|Mews|Circle|Cir|Gardens|Grove|Hill';

const STREET_BEFORE = capitalised(
  'rue|avenue|av\\.|boulevard|bd\\.?|chemin|impasse|allée|quai|cours|route|place',
);

const STREET_SOUTH = capitalised(
  'rue|av(?:enue|\\.)|boulevard|calle|c/|avenida|avda\\.?|plaza|paseo|carrer|via|viale|piazza|corso|vicolo|largo|rua|travessa|praça|ul\\.|al\\.|ulica|ulice|jalan|ул\\.|улица|пр\\.|проспект',
);

const STREET_ENDING =
  'stra(?:ß|ss)e|str\\.|weg|platz|allee|gasse|damm|ufer|chaussee|steig|pfad|straat|laan|plein|gracht|kade|dijk|singel|gatan|vägen|vejen|vej|gade|gata|gaten|veien|katu|tie';

/** Whether the words before a number are a street's: by the end of the last, or one that stands alone behind another. */
const IS_STREET = new RegExp(
  `^[^\\d]*(?:\\p{L}(?:${STREET_ENDING}|str)|[\\p{L}.][ -](?:Stra(?:ß|ss)e|Str\\.|Weg|Platz|Allee|Gasse|Damm|Ufer|Ring|Chaussee)) \\d|^(?:Am|An de[rn]|Unter den|Auf der|Zum|Zur) \\p{Lu}`,
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
    rangesOf: when((address) => IS_STREET.test(address)),
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
      `(^|[^\\p{sc=Latin}\\p{N}])((?:${STREET_SOUTH}) ?${SMALL}${WORD}(?: ${SMALL}${WORD}){0,3},? (?:n[.º°]? ?|д\\. ?|nr\\.? ?)?${NUMBER}${TOWN})`,
      'gu',
    ),
  },
  {
    kind: 'address',
    // P.O. Box 123, Postfach 12 34; D-10115 Berlin
    pattern: new RegExp(
      `(^|[^\\p{sc=Latin}\\p{N}])((?:P\\.? ?O\\.? ?Box|Postfach|Boîte postale|BP|Apartado|Casella postale) \\d[\\d ]{0,8}\\d(?!\\p{N})|[A-Z]{1,2}-\\d{4,5} ${WORD}(?: ${WORD}){0,2})`,
      'gu',
    ),
  },
  {
    kind: 'address',
    // a street and number of China, Japan or Korea
    pattern:
      /()([一-鿿]{2,12}[路街道巷]\d{1,5}(?:弄\d{1,4})?号?|[一-鿿\u30a0-\u30ff]{1,10}\d{1,2}(?:丁目|-\d{1,3}-)\d{1,3}(?:-\d{1,3}|番地?)?号?|〒\d{3}-?\d{4}|[\uac00-\ud7a3]{2,8}(?:로|길) ?\d{1,4}(?:-\d{1,4})?)/gu,
  },
  {
    kind: 'address',
    // post codes of the United Kingdom, Canada and, behind a town, the United States
    pattern:
      /(^|[^\w.-])((?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d)(?![\w-]))/g,
  },
  {
    kind: 'address',
    // 00-590 Warszawa, 111 22 Stockholm, 1200-109 Lisboa, 1012 AB Amsterdam; Austin, TX 78704
    pattern:
      /(^|[^\p{L}\p{N}.-])((?:\d\d-\d{3}|[1-9]\d\d \d\d|\d{4}-\d{3}|[1-9]\d{3} (?!.B|[AM]\w)[A-Z]{2}) \p{Lu}\p{Ll}{2,20}|\p{Lu}\p{Ll}{2,20}, (?!ID|DB)[A-Z]{2} \d{5}(?!\d))/gu,
    // 10-100 Items
    rangesOf: when((place) => !/^[1-9]0-\d\d0/.test(place)),
  },
  {
    kind: 'address',
    pattern:
      /((?:\b(?:zip|plz|cep|cap)\b|post(?:al)?[ _-]?(?:code|leitzahl|nummer)|zip[ _-]?code|code postal|código postal|kod pocztowy|邮编)\\{0,4}["']?\s{0,2}[:=]?\s{0,2}\\{0,4}["']?)([A-Z\d][A-Z\d -]{2,9}\d[A-Z\d]{0,2}|\d{3,6})/gi,
  },
  {
    kind: 'address',
    pattern:
      /((?:\b(?:street|postal|home|billing|shipping|mailing|delivery|street[ _-]?line)[ _-]?address|\bstreet|anschrift|wohnhaft in|\badresse|dirección|indirizzo|endereço|\bhome)\\{0,4}["']?\s{0,2}[:=]\s{0,2}\\{0,4}["']?)((?=[^\n"'[]{0,60}\d)[^\n"';[]{4,120})/gi,
  },
];
