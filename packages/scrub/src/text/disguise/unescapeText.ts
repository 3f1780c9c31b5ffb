/** A string in double quotes, whose beginning is no sign that was escaped. */
const STRING = /(?<!\\)"((?:[^"\\]|\\[\s\S])*)"/g;

/** What JSON and string literals write for a sign that ends or breaks a line of theirs (RFC 8259, section 7), and XML for its own. */
const ESCAPE = /\\([\\"'/nrt])|&(lt|gt|quot|apos|amp);/g;

const SIGNS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/**
 * A text as it was before somebody put it into a string of JSON, or into an element of XML: one level of it. What was within
 * quotes or tags stands in a line of its own, as rules look for what begins a text or a word.
 */
export function unescapeText(text: string): string {
  return text
    .replace(STRING, (match, inner: string) => (inner.includes('\\"') ? `\n${inner}\n` : match))
    .replace(/(<\w[^<>]{0,100}>)(?=[^\s<])/g, '$1\n')
    .replace(/(?<=[^\s<>])(?=<\/\w)/g, '\n')
    .replace(ESCAPE, (_, sign: string | undefined, name: string | undefined) => {
      const escaped = sign ?? name ?? '';
      return SIGNS[escaped] ?? escaped;
    });
}
