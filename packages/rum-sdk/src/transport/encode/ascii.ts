const BEYOND_ASCII = /[^\0-\x7f]/g;

/** JSON in ASCII alone, so that each character of a body is a byte, and nobody has to count them. */
export function ascii(json: string): string {
  return json.replace(BEYOND_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
