import { QUERY } from '@throughline/conventions/wire';
import type { PostQuery } from '../../answer/postQuery.ts';
import type { Refusal } from '../../answer/refusal.ts';
import type { Caller } from '../caller.ts';
import { readBatchQuery } from '../readBatchQuery.ts';
import type { TicketRule } from './ticketRule.ts';
import type { VerifyTicket } from './ticketVerifier.ts';

interface TicketCheck {
  readonly request: Request;
  readonly query: PostQuery;
  readonly caller: Caller;
  readonly rule: TicketRule;
  readonly receivedAt: number;
}

/** What is wrong with the ticket of a post; undefined where it is good. Without a detail: who forges one learns nothing. */
export async function checkTicket(
  { request, query, caller, rule, receivedAt }: TicketCheck,
  verify: VerifyTicket,
): Promise<Refusal | undefined> {
  const [ticket, ...more] = query.getAll(QUERY.ticket);
  if (more.length > 0) return { reason: 'ticket_malformed' };
  if (ticket === undefined || ticket === '') return { reason: 'ticket_missing' };
  const batch = readBatchQuery(query, caller, receivedAt);
  const reason = await verify(ticket, {
    rule,
    app: caller.app,
    // some browsers leave `Origin` out of posts to the own one
    origin: caller.allowedOrigin ?? new URL(request.url).origin,
    // a batch that has no good time of its own is refused for that at the next station
    madeAt: batch.ok ? batch.value.batchTime + batch.value.skewMs : receivedAt,
    receivedAt,
  });
  return reason && { reason };
}
