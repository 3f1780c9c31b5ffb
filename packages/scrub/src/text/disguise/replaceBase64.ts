import type { ScrubKind } from '../../scrubKind.ts';

/** As long as `a@bc.de` is in base64 (RFC 4648, sections 4 and 5), or longer; with a capital or digit, which nearly all have. */
const RUN = /(^|[^\w+/-])((?=[a-z+/_-]{0,40}[A-Z\d])[\w+/-]{8,4096}={0,2})(?![\w+/=-])/g;

/** Text, as far as it holds anything that a rule looks for. */
const TEXT = /^(?:[^\p{Cc}\ufffd]|[\t\n\r])+$/u;

/**
 * Replaces what is base64 of a text with personal data in it. Words are hardly ever base64 of a text: their bytes are none that
 * are printed.
 *
 * @param isPersonal whether the decoded text holds any.
 */
export function replaceBase64(
  text: string,
  isPersonal: (decoded: string) => boolean,
  count?: (kind: ScrubKind) => void,
): string {
  return text.replace(RUN, (match, before: string, run: string) => {
    const decoded = decode(run);
    if (decoded === undefined || !isPersonal(decoded)) return match;
    count?.('key');
    return `${before}[key]`;
  });
}

function decode(run: string): string | undefined {
  const standard = run.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  if (standard.length % 4 === 1) return undefined;
  const binary = atob(standard);
  // most words are done with here
  if (!TEXT.test(binary.slice(0, 6).replace(/[\x80-\x9f]/g, 'a'))) return undefined;
  const decoded = new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
  return TEXT.test(decoded) ? decoded : undefined;
}
