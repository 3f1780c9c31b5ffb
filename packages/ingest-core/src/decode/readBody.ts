import type { Result } from '@throughline/wire/result';
import type { Refusal } from '../answer/refusal.ts';
import type { BodyHost } from './bodyHost.ts';
import type { BodyLimits } from './bodyLimits.ts';
import { type CollectFailure, type CollectLimits, collectBytes } from './collectBytes.ts';
import { gunzip } from './gunzip.ts';
import { readWhole } from './readWhole.ts';

/** RFC 1952, section 2.3.1. */
const GZIP_MAGIC = [0x1f, 0x8b] as const;

const IDENTITY = 'identity';

/** `x-gzip` is gzip by its old name (RFC 9110, section 8.4.1.3). */
const ENCODINGS: ReadonlySet<string> = new Set([IDENTITY, 'gzip', 'x-gzip']);

/**
 * For a whole body, milliseconds: the largest of a page (256 KiB) over 70 kbit/s, and three times the patience of
 * OpenTelemetry's own exporters (OTEL_EXPORTER_OTLP_TIMEOUT, 10 s). Slower ones would hold memory for as long as they like.
 */
export const BODY_TIMEOUT_MS = 30_000;

/** The line may be better by then. */
const RETRY_AFTER_SLOW_SECONDS = 10;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Reads a body within its limits, and decompresses it where it is gzip: by its magic bytes, because a page's
 * CORS-simple request can't carry `Content-Encoding`.
 */
export async function readBody(
  request: Request,
  limits: BodyLimits,
  { late, gunzipSync }: BodyHost = {},
): Promise<Result<Bytes, Refusal>> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() || IDENTITY;
  if (!ENCODINGS.has(encoding)) {
    const detail = 'Content-Encoding: must be gzip or absent';
    return { ok: false, error: { reason: 'unsupported_encoding', detail } };
  }
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limits.received) return tooLarge(limits.received);
  // HTTP reads as many bytes as were announced (RFC 9112, section 6.3); a chunked body may have no end
  const isBounded = announced > 0 && !request.headers.has('transfer-encoding');
  const limit = { maxBytes: limits.received, timeoutMs: BODY_TIMEOUT_MS, late };
  const received = await (isBounded ? readWhole(request, limit) : readStream(request, limit));
  if (!received.ok) return notReceived(received.error, limits);
  const isGzip = received.value[0] === GZIP_MAGIC[0] && received.value[1] === GZIP_MAGIC[1];
  if (!isGzip) return plain(received.value, encoding);
  const decoded = await gunzip(received.value, limits.decoded, gunzipSync);
  return decoded.ok ? decoded : notDecoded(decoded.error, limits);
}

/** Apart, since to ask for `body` has the runtime make a stream, which a body that is read whole needs none of. */
async function readStream({ body }: Request, limit: CollectLimits): Promise<Result<Bytes, CollectFailure>> {
  return body === null ? { ok: true, value: new Uint8Array() } : collectBytes(body, limit);
}

function notReceived(why: CollectFailure, limits: BodyLimits): Result<Bytes, Refusal> {
  switch (why) {
    case 'too_large':
      return tooLarge(limits.received);
    case 'too_slow':
      return tooSlow();
    case 'too_many_pieces':
      return badEncoding('comes in too many pieces; send larger chunks');
    case 'broken':
      return badEncoding('ended before it was complete; send it again');
  }
}

/** Not 408: OTLP/HTTP clients give a batch up on it, and try again after 503 ("Retryable Response Codes"). */
function tooSlow(): { ok: false; error: Refusal } {
  const detail = `body: did not arrive within ${BODY_TIMEOUT_MS / 1000} s; send smaller batches`;
  return { ok: false, error: { reason: 'slow_body', detail, retryAfterSeconds: RETRY_AFTER_SLOW_SECONDS } };
}

function notDecoded(why: 'too_large' | 'broken', limits: BodyLimits): Result<Bytes, Refusal> {
  if (why === 'too_large') return tooLarge(limits.decoded, ' after decompression');
  return badEncoding('is not valid gzip; compress it as one whole member');
}

function plain(bytes: Bytes, encoding: string): Result<Bytes, Refusal> {
  if (encoding === IDENTITY || bytes.length === 0) return { ok: true, value: bytes };
  return badEncoding('is not gzip, though Content-Encoding says so; leave the header out');
}

function tooLarge(max: number, when = ''): { ok: false; error: Refusal } {
  const detail = `body: is larger than ${max} bytes${when}; send smaller batches`;
  return { ok: false, error: { reason: 'too_large', detail } };
}

function badEncoding(problem: string): { ok: false; error: Refusal } {
  return { ok: false, error: { reason: 'bad_encoding', detail: `body: ${problem}` } };
}
