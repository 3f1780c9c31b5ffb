/** Fewer characters can be guessed from one ticket, without asking anyone: HMAC-SHA-256 has 32 bytes itself (RFC 2104, section 3). */
export const MIN_TICKET_SECRET_LENGTH = 32;

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

/** The secret as a key of WebCrypto, which doesn't give it out again. */
export function importTicketKey(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), ALGORITHM, false, [
    'sign',
    'verify',
  ]);
}

/** What is signed: the claims behind a name, so that no other use of the secret makes or takes a ticket. */
export function signedBytes(claims: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`throughline-ticket-1.${claims}`);
}
