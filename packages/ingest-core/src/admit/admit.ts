import type { PostQuery } from '../answer/postQuery.ts';
import { authenticate } from './authenticate.ts';
import type { AppDirectory } from './keys/appDirectory.ts';
import type { RateLimiter } from './limits/rateLimiter.ts';
import type { Admission } from './refused.ts';
import { checkTicket } from './tickets/checkTicket.ts';
import type { VerifyTicket } from './tickets/ticketVerifier.ts';

export interface AdmitOptions {
  readonly apps: AppDirectory;
  readonly limiter?: RateLimiter;
  readonly verifyTicket: VerifyTicket;
}

interface Knock {
  readonly query: PostQuery;
  readonly address: string | undefined;
  /** Unix milliseconds. */
  readonly receivedAt: number;
}

/** The first station: method, credentials, origin, ticket, rate limit; nothing of the body is read before it is passed. */
export async function admit(
  request: Request,
  { query, address, receivedAt }: Knock,
  { apps, limiter, verifyTicket }: AdmitOptions,
): Promise<Admission> {
  if (request.method !== 'POST') return { ok: false, error: { refusal: { reason: 'method' } } };
  const known = await authenticate(request, query, apps);
  if (!known.ok) return known;
  const { caller, tickets: rule } = known.value;
  // before the limit: who has no ticket can't use up the allowance of those who have
  const refusal = rule && (await checkTicket({ request, query, caller, rule, receivedAt }, verifyTicket));
  if (refusal !== undefined) return { ok: false, error: { caller, refusal } };
  const limited = await limiter?.limit({ key: caller.limitKey, address });
  if (limited === undefined || limited.ok) return { ok: true, value: caller };
  const { retryAfterSeconds } = limited;
  const detail = `rate: too many requests; wait ${retryAfterSeconds} s, and send fewer and larger batches`;
  return { ok: false, error: { caller, refusal: { reason: 'rate_limited', detail, retryAfterSeconds } } };
}
