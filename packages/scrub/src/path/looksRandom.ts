/** Letters, then at most a short number: `http2`, `page`, `ERR`, `2024`; or words behind it: `OAuth2AuthorizationCodeGrant`. */
const WORD = /^[a-zA-Z]*(?:\d{0,4}|\d(?:[A-Z][a-z]{2,})+)$/;

/** In a name, at most every third letter is a capital: `getServerSideProps`. In random base64 it is every second. */
const LETTERS_PER_CAPITAL = 3;

/**
 * Whether a run of base64, hex or identifier characters is random rather than made of words: false for
 * `ERR_HTTP2_STREAM_CANCELLED` and `node_modules/next/dist/client`, true for a hash, a UUID or a key.
 */
export function looksRandom(run: string): boolean {
  return run.split(/[^a-z\d]/i).some((piece) => {
    const capitals = piece.replace(/[^A-Z]/g, '').length;
    const letters = piece.replace(/\d/g, '').length;
    return !WORD.test(piece) || (capitals < letters && capitals * LETTERS_PER_CAPITAL > letters + 2);
  });
}
