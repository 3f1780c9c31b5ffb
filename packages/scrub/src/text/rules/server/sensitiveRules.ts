import type { TextRule } from '../textRule.ts';

const SIGN = '\\\\{0,4}["\u0027]?\\s?[:=：]\\s?\\\\{0,4}["\u0027]?';

const LABELS = [
  'diagnos(?:is|es|e|tic|tico|i)|diagnóstico|диагноз|allerg(?:y|ies|ie|en|ène)|blood (?:type|group)|blutgruppe|medications?|medikation|hiv status|disabilit(?:y|ies)|behinderung|pregnan(?:t|cy)|schwanger(?:schaft)?',
  'religion|confession|konfession|ethnicity|ethnische herkunft|sexual[ _]?orientation|political[ _]?(?:party|views?)|union membership',
  'marital[ _]?status|familienstand|(?:mother.?s? ?)?maiden ?name|gender|geschlecht|nationality|staatsangehörigkeit|citizenship',
  'salary|gehalt|income|einkommen|credit[ _]?score',
].join('|');

/** Said of a field of that name, and nobody's. */
const NO_VALUE =
  '(?!\\[|\\{|null|undefined|true|false|none|string|number|required|invalid|missing|must|is |unknown|optional)';

/** What a person suffers from, believes, earns or is (GDPR, Article 9 and recital 35), where a word says so. */
export const SENSITIVE_RULES: readonly TextRule[] = [
  {
    kind: 'sensitive',
    hint: new RegExp(`(?:${LABELS})${SIGN}`, 'iu'),
    pattern: new RegExp(
      `((?<!\\p{L})(?:${LABELS})${SIGN}(?:\\[["\u0027])?)${NO_VALUE}([\\p{L}\\p{N}](?:[^\\n"\u0027;&},\\]\\\\]|,(?!\\s?\\\\{0,4}["\u0027])){0,120})`,
      'giu',
    ),
  },
  {
    kind: 'sensitive',
    hint: /ICD-|allergic to/i,
    pattern:
      /(\bICD-1[01](?:-\w{2})?(?: code)?:? (?=\p{L}\d)|\ballergic to (?!\p{L}?\d))(\p{L}\d{2}(?:\.\w{1,4})?|\p{L}{4,30})(?![\p{L}\p{N}])/giu,
  },
  {
    kind: 'sensitive',
    hint: /-year-old|\baged /i,
    pattern:
      /((?:patient|resident|man|woman|child),? (?:is )?aged |(?<![\w.-]))(\d{1,3}(?=-year-old\b)|(?<=aged )\d{1,3}(?!\w))/gi,
  },
  {
    kind: 'sensitive',
    hint: /(?:salary|balance) of |credit score /i,
    pattern: /(\b(?:(?:salary|balance) of [^\n\d[]{2,30}(?:\d{1,6})?: |credit score ))(\d[\d.,]{1,12})/gi,
  },
];
