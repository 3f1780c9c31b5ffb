import type { Traces } from '@throughline/wire/otlp/traces';
import type { Result } from '@throughline/wire/result';
import type { CommitResult } from './commitBatch.ts';
import { isMarkup } from './isMarkup.ts';

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
}

type Failed = Exclude<CommitResult, { outcome: 'committed' | 'duplicate' }>;

/** Bad data, too large, unprocessable: the same bytes will be refused again. */
const PERMANENT = new Set([400, 413, 422]);

/** A client is waiting, and has its own time limit of about as much. */
const TIMEOUT_MS = 10_000;

/** Where the other side names no time. */
const DEFAULT_RETRY_SECONDS = 5;

/** No client should be told to wait longer than it keeps its queue. */
const MAX_RETRY_SECONDS = 300;

/**
 * Posts traces as OTLP/HTTP JSON.
 *
 * @returns ok on 2xx; `refused` where the data is to blame; everything else is `unavailable`, with the other side's
 * Retry-After. A wrong token or address is this host's mistake: the client keeps its batch until that is mended.
 */
export async function postTraces(
  url: string,
  traces: Traces,
  options: PostOptions,
): Promise<Result<void, Failed>> {
  const send = options.fetch ?? fetch;
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { ...options.headers, 'content-type': 'application/json' },
      body: JSON.stringify(traces),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'manual',
    });
    if (response.ok && (await isPage(response)))
      return { ok: false, error: unavailable('store_web_page', null) };
    if (!response.bodyUsed) await response.body?.cancel();
    if (response.ok) return { ok: true, value: undefined };
    const reason = `store_${response.status}`;
    if (PERMANENT.has(response.status)) return { ok: false, error: { outcome: 'refused', reason } };
    return { ok: false, error: unavailable(reason, response.headers.get('retry-after')) };
  } catch {
    return { ok: false, error: unavailable('store_unreachable', null) };
  }
}

/** Read only where it says that it is one: any other body is left alone. */
async function isPage(response: Response): Promise<boolean> {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return false;
  return isMarkup(await response.text());
}

function unavailable(reason: string, retryAfter: string | null): Failed {
  const seconds = Number(retryAfter ?? Number.NaN);
  const usable = Number.isFinite(seconds) && seconds >= 0 && retryAfter !== '';
  const retryAfterSeconds = usable ? Math.min(Math.ceil(seconds), MAX_RETRY_SECONDS) : DEFAULT_RETRY_SECONDS;
  return { outcome: 'unavailable', reason, retryAfterSeconds };
}
