import { BATCH_MEMORY_MS, MAX_HELD_MS, QUERY } from '@throughline/conventions/wire';
import type { Result } from '@throughline/wire/result';
import type { PostQuery } from '../answer/postQuery.ts';
import type { Refusal } from '../answer/refusal.ts';
import { clockSkew } from '../correct/clockSkew.ts';
import type { Caller } from './caller.ts';

/** What the URL says about a batch. */
export interface BatchQuery {
  /** A UUIDv7 in lower case, or `body-…` from a relay; absent where the client sent none. */
  readonly batchId?: string;
  /** Unix milliseconds of the id's own time, on the client's clock: the same for every retry. */
  readonly batchTime: number;
  /** Milliseconds to add to the client's times; 0 where its clock is right. */
  readonly skewMs: number;
}

/** RFC 9562, section 5.7: the first 48 bits are Unix milliseconds. */
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What a relay passes on for a client that sent no id; see `batchIdOf`. */
const BODY_ID = /^body-[0-9a-f]{64}$/;

/** Unix milliseconds in digits: 16 reach beyond the year 9999, and stay exact as a number. */
const MILLISECONDS = /^\d{1,15}$/;

/** After correction a batch can't be from the future; five minutes are room for a client that sends no `sent`. */
const MAX_FUTURE_MS = 5 * 60 * 1000;

/** Reads and checks `batch` and `sent`. */
export function readBatchQuery(
  searchParams: PostQuery,
  caller: Caller,
  receivedAt: number,
): Result<BatchQuery, Refusal> {
  const [batch, secondBatch] = searchParams.getAll(QUERY.batch);
  const [sent, secondSent] = searchParams.getAll(QUERY.sent);
  if (secondBatch !== undefined) return bad(`${QUERY.batch}: is given more than once; send one`);
  if (secondSent !== undefined) return bad(`${QUERY.sent}: is given more than once; send one`);
  if (sent !== undefined && !MILLISECONDS.test(sent)) {
    return bad(`${QUERY.sent}: must be Unix milliseconds, in digits`);
  }
  const skewMs = sent === undefined ? 0 : clockSkew(Number(sent), receivedAt, heldMs(searchParams));
  if (batch === undefined) return { ok: true, value: { batchTime: receivedAt, skewMs } };
  const batchId = batch.toLowerCase();
  if (caller.kind === 'server' && BODY_ID.test(batchId)) {
    return { ok: true, value: { batchId, batchTime: receivedAt, skewMs } };
  }
  if (!UUID_V7.test(batchId)) return bad(`${QUERY.batch}: must be a UUIDv7 (RFC 9562)`);
  const batchTime = Number.parseInt(batchId.slice(0, 8) + batchId.slice(9, 13), 16);
  return checkAge({ batchId, batchTime, skewMs }, receivedAt);
}

/** What isn't a number, or more than a page may ask for, is no reason to refuse a batch. */
function heldMs(searchParams: PostQuery): number {
  const held = Number(searchParams.get(QUERY.held));
  return held > 0 ? Math.min(held, MAX_HELD_MS) : 0;
}

function checkAge(query: BatchQuery, receivedAt: number): Result<BatchQuery, Refusal> {
  const age = receivedAt - (query.batchTime + query.skewMs);
  if (age > BATCH_MEMORY_MS) return stale('is older than 24 h; drop it, it may have been counted before');
  if (age < -MAX_FUTURE_MS) {
    return stale(`is more than 5 min in the future; set the clock, or send ${QUERY.sent} with it`);
  }
  return { ok: true, value: query };
}

function bad(detail: string): { ok: false; error: Refusal } {
  return { ok: false, error: { reason: 'bad_parameter', detail } };
}

function stale(problem: string): { ok: false; error: Refusal } {
  return { ok: false, error: { reason: 'stale', detail: `${QUERY.batch}: ${problem}` } };
}
