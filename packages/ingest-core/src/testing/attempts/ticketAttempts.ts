import { toBase64Url } from '../../admit/tickets/base64Url.ts';
import { type MintTicketOptions, mintTicket } from '../../admit/tickets/mintTicket.ts';
import { importTicketKey, signedBytes } from '../../admit/tickets/ticketKey.ts';
import {
  CONFORMANCE_KEY_TICKET,
  CONFORMANCE_ORIGIN,
  CONFORMANCE_TICKET_SECRETS,
} from '../conformanceApps.ts';
import type { PostInput } from '../makePost.ts';
import { uuidV7 } from '../uuidV7.ts';
import type { Attempt } from './attempt.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A good ticket of the conformance key, but for what is asked. */
export function conformanceTicket(input: Partial<MintTicketOptions> = {}): Promise<string> {
  const expiresAt = Date.now() + 10 * MINUTE_MS;
  const [secret] = CONFORMANCE_TICKET_SECRETS;
  return mintTicket({ secret, app: 'shop', origin: CONFORMANCE_ORIGIN, expiresAt, ...input });
}

const NEEDED = /^a ticket is needed$/;
const BAD = /^the ticket is not valid$/;

type MakeQuery = () => PostInput['query'] | Promise<PostInput['query']>;

function ticket(name: string, reason: Attempt['reason'], query: MakeQuery): Attempt {
  const says = reason === 'ticket_missing' ? NEEDED : BAD;
  return {
    ...{ name, reason, says, status: 401, code: 16, app: 'shop', readable: true },
    make: async () => ({ query: { key: CONFORMANCE_KEY_TICKET, ...(await query()) } }),
  };
}

/** A ticket with one part of it replaced: claims and signature are two texts, joined by a dot. */
async function withPart(part: 0 | 1, change: (text: string) => string): Promise<string> {
  const parts = (await conformanceTicket()).split('.');
  return parts.map((text, i) => (i === part ? change(text) : text)).join('.');
}

/** The next character of base64url, which differs in its last bit. */
function twinOf(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet.charAt(alphabet.indexOf(character) ^ 1);
}

/** The claims of a ticket, with one of them changed by who has no secret. */
function forge(claims: string, change: object): string {
  return btoa(JSON.stringify({ ...JSON.parse(atob(claims)), ...change })).replace(/=+$/, '');
}

/** A ticket of the right secret over claims that no helper of ours writes. */
async function signed(claims: string): Promise<string> {
  const encoded = toBase64Url(new TextEncoder().encode(claims));
  const key = await importTicketKey(CONFORMANCE_TICKET_SECRETS[0]);
  const mac = await crypto.subtle.sign('HMAC', key, signedBytes(encoded));
  return `${encoded}.${toBase64Url(new Uint8Array(mac))}`;
}

const odd = (name: string, reason: Attempt['reason'], claims: string): Attempt =>
  ticket(`a ticket ${name}`, reason, async () => ({ ticket: await signed(claims) }));

const later = `${Date.now() + HOUR_MS}`;

/** Attempts on a key that requires tickets. */
export const TICKET_ATTEMPTS: readonly Attempt[] = [
  ticket('no ticket', 'ticket_missing', () => ({})),
  ticket('an empty ticket', 'ticket_missing', () => ({ ticket: '' })),
  ticket('a good ticket twice', 'ticket_malformed', async () => {
    const good = await conformanceTicket();
    return { ticket: [good, good] };
  }),
  ...['x', 'null', '.', '..', 'e30', 'e30.', '__proto__', 'A'.repeat(10_000)].map((text) =>
    ticket(`the ticket ${text.slice(0, 20)}`, 'ticket_malformed', () => ({ ticket: text })),
  ),
  ticket('a ticket with padding', 'ticket_malformed', async () => ({
    ticket: await withPart(1, (mac) => `${mac}=`),
  })),
  ticket('a ticket with a third part', 'ticket_malformed', async () => ({
    ticket: `${await conformanceTicket()}.e30`,
  })),
  ticket('a ticket whose signature has a twin', 'ticket_malformed', async () => ({
    // the last two bits of 43 characters say nothing (RFC 4648, section 3.5)
    ticket: await withPart(1, (mac) => mac.slice(0, -1) + twinOf(mac.slice(-1))),
  })),
  ticket('a ticket in the other alphabet of base64', 'ticket_malformed', async () => ({
    ticket: await withPart(1, () => '+'.repeat(43)),
  })),
  odd('that ends beyond all numbers', 'ticket_too_long', '{"app":"shop","exp":1e999}'),
  odd('that ended before 1970', 'ticket_expired', '{"app":"shop","exp":-1}'),
  odd('whose end is text', 'ticket_malformed', `{"app":"shop","exp":"${later}"}`),
  odd('whose end is null', 'ticket_malformed', '{"app":"shop","exp":null}'),
  odd('whose app is a list', 'ticket_malformed', `{"app":["shop"],"exp":${later}}`),
  odd('whose origin is null', 'ticket_malformed', `{"app":"shop","origin":null,"exp":${later}}`),
  odd('whose app is said twice', 'ticket_wrong_app', `{"app":"shop","app":"other","exp":${later}}`),
  odd('whose claims are a prototype', 'ticket_malformed', `{"__proto__":{"app":"shop","exp":${later}}}`),
  odd('whose claims are no JSON', 'ticket_malformed', 'app=shop'),
  odd('whose claims are null', 'ticket_malformed', 'null'),
  ticket('a ticket without signature', 'ticket_malformed', async () => ({
    ticket: await withPart(1, () => ''),
  })),
  ticket('a ticket with half a signature', 'ticket_malformed', async () => ({
    ticket: await withPart(1, (mac) => mac.slice(0, 20)),
  })),
  ticket('a ticket with a signature of zeros', 'ticket_bad_signature', async () => ({
    ticket: await withPart(1, () => 'A'.repeat(43)),
  })),
  ticket('a ticket whose expiry was moved', 'ticket_bad_signature', async () => ({
    ticket: await withPart(0, (claims) => forge(claims, { exp: Date.now() + HOUR_MS })),
  })),
  ticket('a ticket whose origin was taken out', 'ticket_bad_signature', async () => ({
    ticket: await withPart(0, (claims) => forge(claims, { origin: undefined })),
  })),
  ticket('a ticket of another secret', 'ticket_bad_signature', async () => ({
    ticket: await conformanceTicket({ secret: 'a-secret-that-was-never-one-of-the-key' }),
  })),
  ticket("another app's ticket", 'ticket_wrong_app', async () => ({
    ticket: await conformanceTicket({ app: 'other' }),
  })),
  ticket('a ticket for a prototype name', 'ticket_wrong_app', async () => ({
    ticket: await conformanceTicket({ app: '__proto__' }),
  })),
  ticket('a ticket of another origin of the key', 'ticket_wrong_origin', async () => ({
    ticket: await conformanceTicket({ origin: 'https://www.shop.example' }),
  })),
  ticket('a ticket that is good for a month', 'ticket_too_long', async () => ({
    ticket: await conformanceTicket({ expiresAt: Date.now() + 30 * 24 * HOUR_MS }),
  })),
  ticket('an expired ticket', 'ticket_expired', async () => ({
    ticket: await conformanceTicket({ expiresAt: Date.now() - 5 * MINUTE_MS }),
  })),
  ticket('an expired ticket, by a client that says its clock is slow', 'ticket_expired', async () => ({
    ticket: await conformanceTicket({ expiresAt: Date.now() - 2 * HOUR_MS }),
    batch: uuidV7(Date.now() - 3 * HOUR_MS),
    sent: String(Date.now() - 3 * HOUR_MS),
  })),
  ticket('an old batch with a ticket that has expired long ago', 'ticket_expired', async () => ({
    ticket: await conformanceTicket({ expiresAt: Date.now() - 2 * HOUR_MS }),
    batch: uuidV7(Date.now() - 3 * HOUR_MS),
  })),
];
