import { admit } from './admit/admit.ts';
import { authenticate } from './admit/authenticate.ts';
import type { Caller } from './admit/caller.ts';
import type { AppDirectory } from './admit/keys/appDirectory.ts';
import { createRefusalCounter } from './admit/limits/createRefusalCounter.ts';
import type { RateLimiter } from './admit/limits/rateLimiter.ts';
import type { RefusalCounter } from './admit/limits/refusalCounter.ts';
import { readBatchQuery } from './admit/readBatchQuery.ts';
import { readOrigin } from './admit/readOrigin.ts';
import { ticketVerifier, type VerifyTicket } from './admit/tickets/ticketVerifier.ts';
import { uncommitted } from './admit/uncommitted.ts';
import { whyIgnored } from './admit/whyIgnored.ts';
import { describeRejected } from './answer/describeRejected.ts';
import { type Exchange, openExchange } from './answer/exchange.ts';
import type { Logger } from './answer/logger.ts';
import { logOutcome } from './answer/logOutcome.ts';
import type { Outcome, RejectedSpans } from './answer/outcome.ts';
import type { Refusal } from './answer/refusal.ts';
import { refusalLog } from './answer/refusalLog.ts';
import { renderAnswer } from './answer/renderAnswer.ts';
import { batchIdOf } from './commit/batchIdOf.ts';
import type { Commit, CommitBatch, CommitResult } from './commit/commitBatch.ts';
import { giveBackUnlessStored } from './commit/giveBackUnlessStored.ts';
import { decodeTraces } from './decode/decodeTraces.ts';
import type { GunzipSync } from './decode/gunzip.ts';
import { parsedShapes } from './decode/parsedShapes.ts';
import { BODY_TIMEOUT_MS } from './decode/readBody.ts';
import { digest } from './digest.ts';
import { SeriesBook } from './measure/series/seriesBook.ts';
import { budgetedOf } from './sample/budgetedOf.ts';
import { createTraceBudget, type TraceBudget } from './sample/traceBudget.ts';
import { type CleanTexts, createCleanTexts } from './scrub/cleanTexts.ts';

/** What the ingest needs of its host. */
export interface IngestOptions {
  /** False answers every post with rates of 0, which stops the SDKs. */
  readonly enabled: boolean;
  readonly apps: AppDirectory;
  readonly commit: Commit;
  /** Resolves after so many milliseconds and needs no clearing, where the host's timers end with their request. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** `node:zlib`'s own, where the host has it: gzip bodies cost a fraction. */
  readonly gunzipSync?: GunzipSync;
  /** Without one, nothing is limited. */
  readonly limiter?: RateLimiter;
  /** The wall clock, Unix milliseconds; `Date.now` without it. */
  readonly now?: () => number;
  readonly log?: Logger;
  /** Names a kept trace for the measurements of a batch (`MetricDelta.exemplar`), for stores that keep exemplars. */
  readonly exemplars?: boolean;
  /** Shared by every ingest of an isolate; without one, each ingest has its own. */
  readonly refusals?: RefusalCounter;
}

/** What the host knows of the client beside the request. */
export interface ClientContext {
  /** Used for rate limiting and forgotten. */
  readonly address?: string;
}

/** Answers an OTLP/HTTP trace export. Never rejects, and never answers 500. */
export type Ingest = (request: Request, client: ClientContext) => Promise<Response>;

interface Parts extends IngestOptions {
  readonly now: () => number;
  readonly refusals: RefusalCounter;
  readonly clean: CleanTexts;
  readonly book: SeriesBook;
  readonly verifyTicket: VerifyTicket;
  readonly budget: TraceBudget;
  /** Never read: see `parsedShapes.ts`. */
  readonly shapes: unknown;
}

interface Post {
  readonly request: Request;
  readonly client: ClientContext;
  readonly exchange: Exchange;
}

/** When something broke that should not: soon enough for a blip, late enough for a restart. */
const RETRY_AFTER_INTERNAL_SECONDS = 5;

/** Builds the stations and the way of a post through them. */
export function createIngest(options: IngestOptions): Ingest {
  const parts: Parts = {
    ...options,
    now: options.now ?? Date.now,
    refusals: options.refusals ?? createRefusalCounter(),
    clean: createCleanTexts(),
    book: new SeriesBook(),
    verifyTicket: ticketVerifier(),
    budget: createTraceBudget(options.now ?? Date.now),
    shapes: parsedShapes(),
    ...(options.log && { log: refusalLog(options.log, options.now ?? Date.now) }),
  };
  return async (request, client) => {
    const post: Post = { request, client, exchange: openExchange(request, parts.now()) };
    const outcome = await take(post, parts).catch(internal);
    const uncounted = uncommitted(outcome);
    if (uncounted !== undefined) parts.refusals.count(uncounted);
    const response = renderAnswer(outcome, post.exchange);
    parts.log?.log(logOutcome(outcome, post.exchange, { status: response.status, at: parts.now() }));
    return response;
  };
}

async function take(post: Post, parts: Parts): Promise<Outcome> {
  const { request, client, exchange } = post;
  if (request.method === 'OPTIONS') return preflight(request, exchange, parts);
  if (!parts.enabled) return { kind: 'disabled', ...allowed(readOrigin(request)) };
  const { query, receivedAt } = exchange;
  const admission = await admit(request, { query, receivedAt, address: client.address }, parts);
  if (!admission.ok) return { kind: 'refused', ...admission.error };
  const ignored = whyIgnored(request.headers, admission.value);
  if (ignored !== undefined) return { kind: 'ignored', caller: admission.value, reason: ignored };
  return takeAdmitted(post, admission.value, parts);
}

/** admit → decode → correct → scrub → measure → sample → commit: a batch goes through once, never back. */
async function takeAdmitted({ request, exchange }: Post, caller: Caller, parts: Parts): Promise<Outcome> {
  const query = readBatchQuery(exchange.query, caller, exchange.receivedAt);
  if (!query.ok) return { kind: 'refused', refusal: query.error, caller };
  const { batchId, batchTime, skewMs } = query.value;
  // one timer for all that a post may wait for: each costs as much as a station
  const late = parts.wait?.(BODY_TIMEOUT_MS);
  const decoded = await decodeTraces(request, caller, { late, gunzipSync: parts.gunzipSync });
  if (!decoded.ok) return { kind: 'refused', refusal: decoded.error, caller };
  const id = batchId ?? (await batchIdOf(caller.app, decoded.value.bytes));
  const { spans, deltas, kept, accepted } = digest(decoded.value, {
    caller,
    skewMs,
    now: exchange.receivedAt,
    clean: parts.clean,
    book: parts.book,
    budget: parts.budget,
    relays: parts.commit.relays === true,
    exemplars: parts.exemplars === true,
  });
  const rejected = describeRejected(decoded.value.rejected, spans);
  const { app, environment: env } = caller;
  const committing = commit({ app, env, batchId: id, batchTime, deltas, kept, accepted }, late, parts);
  // not awaited here: while the store writes, nothing holds what was decoded, and the collector needn't copy it
  return outcomeOf(committing, { caller, spans, rejected }, parts);
}

interface Taken {
  readonly caller: Caller;
  readonly spans: { readonly received: number; readonly kept: number };
  readonly rejected: RejectedSpans | undefined;
}

async function outcomeOf(
  committing: Promise<CommitResult>,
  { caller, spans, rejected }: Taken,
  { budget }: Parts,
): Promise<Outcome> {
  const result = await committing;
  if (result.outcome === 'unavailable') {
    const { reason, retryAfterSeconds } = result;
    return { kind: 'refused', refusal: { reason: 'unavailable', retryAfterSeconds }, caller, error: reason };
  }
  if (result.outcome === 'refused') {
    return { kind: 'refused', refusal: { reason: 'refused_by_store' }, caller, error: result.reason };
  }
  const duplicate = result.outcome === 'duplicate';
  const { received, kept } = spans;
  return {
    kind: 'accepted',
    caller,
    duplicate,
    spans: received,
    kept,
    rejected,
    rates: ratesFor(caller, budget),
  };
}

/** Commits, with the counts of refused posts riding along; they are taken back unless the batch was stored. */
function commit(
  batch: CommitBatch,
  late: Promise<unknown> | undefined,
  { commit: store, refusals }: Parts,
): Promise<CommitResult> {
  const riding = refusals.take(batch.app);
  const whole = riding.length === 0 ? batch : { ...batch, deltas: [...batch.deltas, ...riding] };
  return giveBackUnlessStored(stored(store, whole, late), riding, refusals);
}

/** A store that throws at once is one that rejects. */
async function stored(
  store: Commit,
  batch: CommitBatch,
  late: Promise<unknown> | undefined,
): Promise<CommitResult> {
  return store(batch, late);
}

/** For third-party clients: our own SDK's requests are CORS-simple. A preflight carries no body and is never refused. */
async function preflight(request: Request, { query }: Exchange, { apps }: Parts): Promise<Outcome> {
  const admission = await authenticate(request, query, apps);
  return { kind: 'preflight', ...allowed(admission.ok ? admission.value.caller.allowedOrigin : undefined) };
}

function allowed(origin: string | undefined): { allowedOrigin?: string } {
  return origin === undefined ? {} : { allowedOrigin: origin };
}

/** The trace rate in force, for pages that could use a higher one. A report rate is the page's own: the key's only caps weights. */
function ratesFor(caller: Caller, budget: TraceBudget): { sampleRate: number } | undefined {
  const budgeted = budgetedOf(caller);
  const sampleRate = budgeted ? budget.rateOf(budgeted) : caller.sampleRate;
  return caller.kind === 'page' && sampleRate < 1 ? { sampleRate } : undefined;
}

function internal(error: unknown): Outcome {
  const described = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  const refusal: Refusal = { reason: 'internal', retryAfterSeconds: RETRY_AFTER_INTERNAL_SECONDS };
  return { kind: 'refused', refusal, error: described };
}
