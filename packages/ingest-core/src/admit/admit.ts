import type { AppDirectory } from './appDirectory.ts';
import { authenticate } from './authenticate.ts';
import type { RateLimiter } from './rateLimiter.ts';
import type { Admission } from './refused.ts';

export interface AdmitOptions {
  readonly apps: AppDirectory;
  readonly limiter?: RateLimiter;
}

/** The first station: method, credentials, origin, rate limit; nothing of the body is read before it is passed. */
export async function admit(
  request: Request,
  { query, address }: { query: URLSearchParams; address: string | undefined },
  { apps, limiter }: AdmitOptions,
): Promise<Admission> {
  if (request.method !== 'POST') return { ok: false, error: { refusal: { reason: 'method' } } };
  const admission = await authenticate(request, query, apps);
  if (!admission.ok || limiter === undefined) return admission;
  const caller = admission.value;
  const limited = await limiter.limit({ key: caller.limitKey, ...(address !== undefined && { address }) });
  if (limited.ok) return admission;
  const { retryAfterSeconds } = limited;
  const detail = `rate: too many requests; wait ${retryAfterSeconds} s, and send fewer and larger batches`;
  return { ok: false, error: { caller, refusal: { reason: 'rate_limited', detail, retryAfterSeconds } } };
}
