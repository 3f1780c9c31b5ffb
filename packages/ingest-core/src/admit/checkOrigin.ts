import type { Result } from '@throughline/wire/result';
import type { RefusalReason } from '../answer/refusal.ts';
import { readOrigin } from './readOrigin.ts';

/**
 * Whether a page of this origin may use the key.
 *
 * A post of the page's own origin is allowed too: `Sec-Fetch-Site`, which no page can set, says so even where a proxy
 * has changed the host; and the `Origin` header is left out of it by some browsers.
 *
 * @returns the origin that may read the answer; undefined for a same-origin post that names none.
 */
export function checkOrigin(
  request: Request,
  origins: readonly string[],
): Result<string | undefined, RefusalReason> {
  const origin = request.headers.get('origin');
  const sameOrigin = request.headers.get('sec-fetch-site') === 'same-origin';
  if (origin === null) return sameOrigin ? { ok: true, value: undefined } : { ok: false, error: 'no_origin' };
  if (origin === 'null') return { ok: false, error: 'null_origin' };
  // the usual case first: what is configured is one good origin
  if (origins.includes(origin)) return { ok: true, value: origin };
  if (/[,\s]/.test(origin)) return { ok: false, error: 'doubled_origin' };
  const known = origin === new URL(request.url).origin || sameOrigin;
  const single = readOrigin(request);
  if (!known || single === undefined) return { ok: false, error: 'foreign_origin' };
  return { ok: true, value: single };
}
