import { isMarkup } from '@throughline/ingest-core/commit/isMarkup';

/** What a destination's answer means for the body that was sent. */
export type Verdict =
  /** Stored. `rejected`: spans that the destination took the request without (OTLP's partial success); never to be resent. `takesLate`: see {@link Answer}. */
  | { readonly kind: 'delivered'; readonly rejected: number; readonly takesLate?: boolean }
  /** Try the same bytes again later. */
  | {
      readonly kind: 'later';
      readonly reason: string;
      readonly retryAfterMs?: number;
      /** Nobody was there, or only a proxy: the destination may have been killed, with what it had not written yet. */
      readonly isDown?: boolean;
    }
  /** Try the same bytes again later; but if it goes on like this, something in them may be what the destination fails at. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs?: number }
  /** The destination refuses us, not this body: a token or a URL is wrong. Keep everything, and probe. */
  | {
      readonly kind: 'refused';
      readonly reason: string;
      /** It may take the same in remote-write 1.0. */
      readonly asksForOlder?: boolean;
    }
  /** This body, or something in it, can never be stored. */
  | { readonly kind: 'poison'; readonly reason: string }
  /** A sample that is too old or known already: its series has newer ones, so nothing is lost by leaving it out. */
  | {
      readonly kind: 'outdated';
      readonly reason: string;
      /** Samples of the body that were stored all the same, where the destination tells (remote-write 2.0). */
      readonly written?: number;
    };

/** An answer as it came back. */
export interface Answer {
  readonly status: number;
  readonly retryAfterMs?: number;
  /** The body's beginning. */
  readonly text: string;
  /** Samples and native histograms that a remote-write 2.0 receiver says it has written. */
  readonly written?: number;
  /** A metrics store to which samples may come again behind newer ones; Prometheus refuses such. */
  readonly takesLate?: boolean;
}

/** Bad data for ever: malformed, too large, of a wrong type, or not processable. The rest of 4xx speaks about us. */
const POISON_STATUSES: ReadonlySet<number> = new Set([400, 413, 415, 422]);

/** What a receiver answers that crashes over a body, as well as one that is broken. Proxies and overload have 502 to 504. */
const FAILURE_STATUSES: ReadonlySet<number> = new Set([500, 501]);

/** What proxies answer for a destination that isn't there; 503 also a destination for itself, which does no harm. */
const DOWN_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);

/** Characters of an answer that are kept as the reason. */
const REASON_LENGTH = 200;

/** Any 2xx to 5xx answer of an OTLP/HTTP receiver (OTLP specification, "OTLP/HTTP Response"). */
export function verdictOfOtlp(answer: Answer): Verdict {
  if (!isSuccess(answer)) return verdictOfFailure(answer);
  return refusedByPage(answer) ?? { kind: 'delivered', rejected: rejectedSpans(answer.text) };
}

/**
 * Any answer of a remote-write 1.0 receiver. Prometheus answers 400 for samples that it can't order any more
 * (storage/interface.go: ErrOutOfOrderSample, ErrDuplicateSampleForTimestamp, ErrOutOfBounds, ErrTooOldSample).
 */
export function verdictOfRemoteWrite(answer: Answer): Verdict {
  const { takesLate } = answer;
  if (isSuccess(answer))
    return refusedByPage(answer) ?? { kind: 'delivered', rejected: 0, ...(takesLate && { takesLate }) };
  const isOutdated = /out of order|duplicate sample|out of bounds|too old/i.test(answer.text);
  if (answer.status === 400 && isOutdated) return { kind: 'outdated', reason: reasonOf(answer) };
  return verdictOfFailure(answer);
}

/** Whether it is a 2xx. */
export function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

function refusedByPage({ status, text }: Answer): Verdict | undefined {
  if (!isMarkup(text)) return undefined;
  return { kind: 'refused', reason: `${status} with a web page: this is not the URL of a receiver` };
}

function verdictOfFailure(answer: Answer): Verdict {
  const reason = reasonOf(answer);
  if (POISON_STATUSES.has(answer.status)) return { kind: 'poison', reason };
  if (answer.status === 429 || answer.status >= 500) {
    const { retryAfterMs } = answer;
    const told = { reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    if (FAILURE_STATUSES.has(answer.status)) return { kind: 'failed', ...told };
    return { kind: 'later', ...told, ...(DOWN_STATUSES.has(answer.status) && { isDown: true }) };
  }
  return { kind: 'refused', reason };
}

function reasonOf({ status, text }: Answer): string {
  return `${status} ${text.slice(0, REASON_LENGTH).trim()}`.trimEnd();
}

/** `partialSuccess.rejectedSpans`, a 64-bit integer that comes as text or as a number; 0 where the body says nothing. */
function rejectedSpans(text: string): number {
  if (!text.includes('rejectedSpans')) return 0;
  try {
    const body: { partialSuccess?: { rejectedSpans?: unknown } } | null = JSON.parse(text);
    const rejected = Number(body?.partialSuccess?.rejectedSpans ?? 0);
    return Number.isInteger(rejected) && rejected > 0 ? rejected : 0;
  } catch {
    return 0;
  }
}
