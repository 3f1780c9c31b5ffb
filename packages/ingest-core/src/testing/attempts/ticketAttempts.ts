import { type MintTicketOptions, mintTicket } from '../../admit/tickets/mintTicket.ts';
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

/** The claims of a ticket, with one of them changed by who has no secret. */
function forge(claims: string, change: object): string {
  return btoa(JSON.stringify({ ...JSON.parse(atob(claims)), ...change })).replace(/=+$/, '');
}

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
