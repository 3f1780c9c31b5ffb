import { BATCH_MEMORY_MS } from '@throughline/conventions/wire';
import type { RefusalReason } from '../../answer/refusal.ts';
import { fromBase64Url } from './base64Url.ts';
import { decodeClaims, type TicketClaims } from './ticketClaims.ts';
import { importTicketKey, signedBytes } from './ticketKey.ts';
import type { TicketRule } from './ticketRule.ts';

/** What may be wrong with a ticket that was given. */
export type TicketFault = Extract<RefusalReason, `ticket_${string}`>;

/** What a ticket is held against. */
export interface TicketUse {
  readonly rule: TicketRule;
  readonly app: string;
  /** The page's origin. */
  readonly origin: string;
  /** When the batch was made, by its id and with the client's skew taken out; Unix milliseconds. */
  readonly madeAt: number;
  readonly receivedAt: number;
}

/** Says what is wrong with a ticket; undefined where it is good. */
export type VerifyTicket = (ticket: string, use: TicketUse) => Promise<TicketFault | undefined>;

/** Claims of some 100 bytes, and the 32 bytes of an HMAC-SHA-256. */
const TICKET = /^([\w-]{1,1024})\.([\w-]{43})$/;

/** The site's server and the ingest may disagree about the time by so much: what NTP leaves, and a tired virtual machine. */
const CLOCK_TOLERANCE_MS = 60_000;

/** A ticket that is good for longer isn't short-lived: a mistake of units, or of a generous hand. */
const MAX_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Two for each app that one isolate may meet; the oldest make room. */
const MAX_KEYS = 1_000;

/** Builds a verifier that keeps the imported keys. */
export function ticketVerifier(): VerifyTicket {
  const keys = new Map<string, CryptoKey>();

  const keyOf = async (secret: string): Promise<CryptoKey> => {
    const known = keys.get(secret);
    if (known !== undefined) return known;
    const key = await importTicketKey(secret);
    keys.set(secret, key);
    const oldest = keys.keys().next();
    if (keys.size > MAX_KEYS && !oldest.done) keys.delete(oldest.value);
    return key;
  };

  return async (ticket, use) => {
    const [, claims = '', mac = ''] = TICKET.exec(ticket) ?? [];
    const signature = fromBase64Url(mac);
    if (claims === '' || signature === undefined) return 'ticket_malformed';
    const signed = signedBytes(claims);
    // WebCrypto compares in constant time (section 29.7.2, "HMAC: Verify"); every secret is tried, whichever fits.
    const fits = await Promise.all(
      use.rule.secrets.map(async (secret) =>
        crypto.subtle.verify('HMAC', await keyOf(secret), signature, signed),
      ),
    );
    if (!fits.includes(true)) return 'ticket_bad_signature';
    const read = decodeClaims(claims);
    return read === undefined ? 'ticket_malformed' : faultOf(read, use);
  };
}

/**
 * A batch is judged by when it was made, so that its retries don't fail because the ticket has expired meanwhile. The page
 * says when that was, so this holds for the grace of the rule only.
 */
function faultOf({ app, origin, expiresAt }: TicketClaims, use: TicketUse): TicketFault | undefined {
  const { rule, madeAt, receivedAt } = use;
  if (app !== use.app) return 'ticket_wrong_app';
  if (origin !== undefined && origin !== use.origin) return 'ticket_wrong_origin';
  if (expiresAt > receivedAt + MAX_LIFETIME_MS + CLOCK_TOLERANCE_MS) return 'ticket_too_long';
  const isGood = madeAt <= expiresAt + CLOCK_TOLERANCE_MS;
  const graceMs = rule.graceMs ?? BATCH_MEMORY_MS;
  return isGood && receivedAt <= expiresAt + graceMs + CLOCK_TOLERANCE_MS ? undefined : 'ticket_expired';
}
