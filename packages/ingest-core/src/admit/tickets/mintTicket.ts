import { toBase64Url } from './base64Url.ts';
import { encodeClaims, type TicketClaims } from './ticketClaims.ts';
import { importTicketKey, MIN_TICKET_SECRET_LENGTH, signedBytes } from './ticketKey.ts';

export interface MintTicketOptions extends TicketClaims {
  /** One of the `ticketSecrets` of the key's policy, at least 32 characters. */
  readonly secret: string;
}

/**
 * Makes a ticket, in the site's own server, for the page that it renders: the SDK's option `ticket`, or `data-ticket`.
 *
 * It is good for batches that are made until `expiresAt` (at most a day ahead), so let it outlive the page views that it is
 * for, or give the SDK a function that fetches a fresh one. It needs WebCrypto alone: Node, Workers, Deno, Bun.
 *
 * @returns the ticket; it stands in URLs and attributes as it is.
 * @throws RangeError for a short secret, an empty app, an origin that is none, or a time that is none.
 * @example
 * await mintTicket({ secret, app: 'shop', origin: 'https://shop.example', expiresAt: Date.now() + 30 * 60_000 })
 */
export async function mintTicket({ secret, ...claims }: MintTicketOptions): Promise<string> {
  check(
    secret.length >= MIN_TICKET_SECRET_LENGTH,
    `secret: give at least ${MIN_TICKET_SECRET_LENGTH} characters`,
  );
  check(claims.app !== '', 'app: name the app of the key');
  check(Number.isFinite(claims.expiresAt), 'expiresAt: give Unix milliseconds');
  const { origin } = claims;
  check(origin === undefined || isOrigin(origin), 'origin: give one such as https://www.example.com');
  const encoded = encodeClaims(claims);
  const mac = await crypto.subtle.sign('HMAC', await importTicketKey(secret), signedBytes(encoded));
  return `${encoded}.${toBase64Url(new Uint8Array(mac))}`;
}

function check(holds: boolean, problem: string): void {
  if (!holds) throw new RangeError(`mintTicket: ${problem}`);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
