/** RFC 6750, section 2.1: b64token. Two headers, joined by ", ", don't match. Tokens in use have 20 to 200 characters. */
const BEARER_TOKEN = /^[\w~+/.=-]{1,512}$/;

/** A key stands in URLs as it is. */
const PUBLISHABLE_KEY = /^[\w-]{1,128}$/;

/** A token with fewer characters can be guessed; nothing limits the guesses of who has no key. */
const MIN_TOKEN_LENGTH = 16;

/** What a token must be, for who configures one. */
export const BEARER_TOKEN_SHAPE = `${MIN_TOKEN_LENGTH} to 512 of A-Z a-z 0-9 - . _ ~ + / =`;

/** Whether a text may be configured as a bearer token. */
export function isGoodToken(text: string): boolean {
  return isBearerToken(text) && text.length >= MIN_TOKEN_LENGTH;
}

/** What a caller can send as a key, for who configures one. */
export const PUBLISHABLE_KEY_SHAPE = '1 to 128 of A-Z a-z 0-9 _ -';

/** Whether a text can be sent as a bearer token. */
export function isBearerToken(text: string): boolean {
  return BEARER_TOKEN.test(text);
}

/** Whether a text can be sent as a key; anything else isn't worth a look-up. */
export function isPublishableKey(text: string): boolean {
  return PUBLISHABLE_KEY.test(text);
}
