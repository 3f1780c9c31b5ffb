/**
 * What the edge looks for in texts, as far as Go's regular expressions can say it: no check sums, no look-around, no context.
 * The redaction processor masks what matches.
 */
const KINDS: readonly string[] = [
  // emails
  String.raw`[\w.%+-]+@[\w-]+(?:\.[\w-]+)+`,
  // JSON Web Tokens, then keys by their prefixes
  String.raw`eyJ[\w-]+\.[\w-]+\.[\w-]*`,
  String.raw`\b(?:sk|pk|ghp|gho|xox[abp]|AKIA|ASIA)[\w-]{16,}`,
  '-----BEGIN [A-Z ]+-----',
  // IPv4, IPv6 and MAC addresses
  String.raw`\b\d{1,3}(?:\.\d{1,3}){3}\b`,
  '(?:[0-9a-fA-F]{1,4}:){5,7}[0-9a-fA-F]{1,4}',
  // IBANs
  String.raw`\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b`,
  // cards, phone numbers, national ids and every other run of nine digits
  String.raw`\d(?:[ .-]?\d){8,}`,
];

/** One expression, since the processor tries each by itself on every text. */
export const BLOCKED_VALUES: readonly string[] = [KINDS.map((kind) => `(?:${kind})`).join('|')];
