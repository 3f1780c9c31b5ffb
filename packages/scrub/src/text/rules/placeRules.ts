import { isPosition } from '../numbers/isPosition.ts';
import { type TextRule, when } from './textRule.ts';

/** Behind a pair of numbers: then it is a measurement. */
const UNIT =
  '(?!\\d|\\.\\d|\\s?(?:%|[€$£]|(?:px|r?em|v[hwhm]|p[tc]|[kmgt]i?b|[µmn]?s|sec|min|hz|fps|deg|rad|[mck]?m|kg|eur|usd|ops?|x)(?![a-z])))';

const HEMISPHERE = '[NSEWO]';

/** Places on the map. */
export const PLACE_RULES: readonly TextRule[] = [
  {
    kind: 'coordinates',
    // With three decimals, a pair in any notation is a place to a hundred metres.
    pattern:
      /(^|[^\w.-])([NSEW]?[+-]?\d{1,3}\.\d{3,20}[\s°NSEW]{0,4}[\s,;/|+][\s+]{0,3}[NSEW]?-?\d{1,3}\.\d{3,20}|\d{1,3}° ?\d{1,2}['\u2032’] ?[\d.]{0,8}["\u2033”]? ?[NSEW]?)/g,
  },
  {
    kind: 'coordinates',
    // 48.85, 2.35, but not `3.14, 2.71` and `12.34, 56.78 ms`; 48,8566; 2,3522
    pattern: new RegExp(
      `(^|[^\\w.$€£-])([+-]?\\d{1,3}\\.\\d{2,20}(?:,|%2c)\\s?[+-]?\\d{1,3}\\.\\d{2,20}${UNIT}|[+-]?\\d{1,3},\\d{2,20}\\s?;\\s?[+-]?\\d{1,3},\\d{2,20}${UNIT})`,
      'gi',
    ),
    rangesOf: when(isPosition),
  },
  {
    kind: 'coordinates',
    // POINT (2.35 48.85), POLYGON((2.2 48.8, 2.4 48.9)), geo:48.9,2.4
    pattern:
      /(\b(?:point|linestring|polygon)\s?[zm]{0,2}\s?\([\s(]{0,3}|\bgeo:)([+-]?\d{1,3}(?:\.\d{1,20})?[\s,]\s?[+-]?\d{1,3}(?:\.\d{1,20})?(?:[\s,()]{1,4}[+-]?\d[\d.]*)*)/gi,
  },
  {
    kind: 'coordinates',
    // 48.85° N, N48.85; 48 51 24 N, 2 21 7 E
    pattern: new RegExp(
      `(^|[^\\w.-])([NS]\\s?\\d{1,2}°\\s?\\d{1,2}(?:\\.\\d{1,6})?['′]?[\\s,]{1,3}[EWO]\\s?\\d{1,3}°\\s?\\d{1,2}(?:\\.\\d{1,6})?['′]?|[+-]\\d{2,3}\\.\\d{2,20}[+-]\\d{2,3}\\.\\d{2,20}|\\d{1,3}\\.\\d{1,20}\\s?°\\s?${HEMISPHERE}(?![\\p{L}])|\\d{1,3}\\.\\d{2,20}\\s?[NS],?\\s{1,2}\\d{1,3}\\.\\d{2,20}\\s?[EWO](?!\\p{L})|[NS]\\s?\\d{1,2}\\.\\d{2,20}[\\s,]{1,3}[EWO]\\s?\\d{1,3}\\.\\d{2,20}|\\d{1,3}[ -]\\d{1,2}[ -]\\d{1,2}(?:\\.\\d{1,6})? ?[NS][, ]{1,2}\\d{1,3}[ -]\\d{1,2}[ -]\\d{1,2}(?:\\.\\d{1,6})? ?[EWO])`,
      'gu',
    ),
  },
  {
    kind: 'coordinates',
    pattern:
      /(\b(?:(?:geo[_-]?)?(?:lat|lng|lon|long|latitude?|longitude?)\\{0,4}["']?\s{0,2}[=:]\s{0,2}\\{0,4}["']?|(?:lat|lng|lon|latitude?|longitude?|latitudine|longitudine|breitengrad|längengrad) )|(?:широта|долгота)[ :=]{1,2})([+-]?\d{1,3}[.,]\d{1,20})/gi,
  },
  {
    kind: 'coordinates',
    hint: /\+|\/{3}/,
    // open location codes, what3words
    pattern:
      /(^|[^\w+])([2-9CFGHJMPQRVWX]{8}\+[2-9CFGHJMPQRVWX]{2,3}(?!\w)|\/\/\/[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}(?![\w.]))/g,
  },
];
