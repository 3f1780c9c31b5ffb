import { retryAfter } from './verdict/retryAfter.ts';
import type { Answer } from './verdict/verdict.ts';

/** A destination that takes longer is treated as down, so that it can't hold the Shard's alarm, and with it the others. */
export const POST_TIMEOUT_MS = 10_000;

/** Read of an answer at most: enough for a `Status` or a partial success; a proxy's error page is cut. */
const MAX_ANSWER_BYTES = 16 * 1024;

/** A header of each of its answers (lib/httpserver). It takes samples in any order, and loses what it acknowledged in a kill. */
const VICTORIA_METRICS = 'X-Server-Hostname';

/** What is posted. */
export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Posts a body; `unreachable` when no answer came in time. Redirects aren't followed: they would carry the token away. */
export async function post(request: Post): Promise<Answer | { readonly unreachable: string }> {
  // Not AbortSignal.timeout: its timer would keep the object awake, and paid for, long after the answer.
  const abort = new AbortController();
  const timer = setTimeout(
    () => abort.abort(new Error(`no answer in ${POST_TIMEOUT_MS} ms`)),
    POST_TIMEOUT_MS,
  );
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: abort.signal,
    });
    const retryAfterMs = retryAfter(response.headers.get('Retry-After'), Date.now());
    const text = await beginningOf(response);
    const written = writtenOf(response.headers);
    return {
      status: response.status,
      text,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(written !== undefined && { written }),
      ...(response.headers.has(VICTORIA_METRICS) && { takesLate: true }),
    };
  } catch (error) {
    return { unreachable: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** What remote-write 2.0 counts ("Required Written Response Headers"). A category that isn't named has none written. */
const WRITTEN = ['Samples', 'Histograms', 'Exemplars'].map(
  (what) => `X-Prometheus-Remote-Write-${what}-Written`,
);

/** What a remote-write 2.0 receiver says it has written: samples and histograms; undefined where it says nothing. */
function writtenOf(headers: Headers): number | undefined {
  const [samples, histograms, exemplars] = WRITTEN.map((name) => headers.get(name));
  if (samples === null && histograms === null && exemplars === null) return undefined;
  const written = Number(samples) + Number(histograms);
  return Number.isInteger(written) && written >= 0 ? written : undefined;
}

async function beginningOf(response: Response): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let read = 0; read < MAX_ANSWER_BYTES; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    read += value.byteLength;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}
