import type { SpanContext } from '@opentelemetry/api';
import { SERVER_TRACE } from '@throughline/conventions/wire';
import { ofDocument } from '../../platform/ofDocument.ts';
import type { Clock } from '../../trace/clock.ts';
import { traceState } from '../../trace/context/traceState.ts';
import { type NavigationTiming, navigationTiming } from './navigationTiming.ts';

/**
 * How far server's and visitor's clock may be apart. Devices that keep time by NTP are within it; a wrong clock makes a
 * link of a parent, while a wider bound would let a page that a shared cache holds join the trace of whom it was made for.
 */
const MAX_SKEW_MS = 1_000;

/** Both ends measure the time that the server took; browsers round theirs. */
const ROUNDING_MS = 1;

/**
 * W3C Trace Context, "traceparent Header Field Values" and "Versioning of traceparent": all zeros are invalid, so is
 * version ff, and what a version above 00 adds stands behind a dash.
 */
const TRACEPARENT =
  /^\s*(?!00.{53}-|ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-|\s*$)/;

/** The flags that level 2 defines, sampled and random; others are not to be passed on. */
const KNOWN_FLAGS = 3;

/** `ot` is a member once, and the list is none that has to be discarded for its length (W3C, "tracestate Limits"). */
const STATE = /^(?!(?:.*,)?\s*ot=.*,\s*ot=|(?:[^,]*,){32})(?:.*,)?\s*(ot=[\w:;.-]+)\s*(?:,|$)/;

/** A cache in front of the server that says so in `Server-Timing` (Akamai, CloudFront, Fastly: `cdn-cache`; Cloudflare). */
const CDN_CACHE = /^(cdn-cache|cfcache).*(hit|stale|refresh|reval)/i;

/** Whether this document's was asked for: consent that is given a second time begins a page view of its own. */
let isAsked = false;

/** The span of the server that rendered this document. */
export interface ServerTrace {
  /** Of its tracestate the `ot` member alone: what others wrote into it is no business of the page. */
  readonly context: SpanContext;
  /** `joined`, or why the page view only links to it: the values of `rum.server_trace`. */
  readonly verdict: string;
}

/** What one source says by a name. */
type Read = (name: string) => { readonly description: string; readonly duration?: number } | undefined;

/**
 * The server's span, where the document names one in `Server-Timing`, else in a meta element. The page view may join its
 * trace only where the navigation has fetched the document from the server and the stamp falls into that fetch: every
 * other document may be a copy, whose trace belongs to the visit that it was made for.
 */
export function serverTrace(clock: Clock): ServerTrace | undefined {
  const timing = navigationTiming();
  const header: Read = (name) => timing?.serverTiming?.find((member) => member.name === name);
  // both from one source: a fresh header may stand before a cached body
  const read = header(SERVER_TRACE.parent) ? header : meta;
  const parent = read(SERVER_TRACE.parent)?.description;
  // most documents name none, and a pattern takes time to compile
  const [, traceId, spanId, flags] = (parent && TRACEPARENT.exec(parent)) || [];
  if (!timing || !traceId || !spanId) return undefined;
  const [, state] = STATE.exec(read(SERVER_TRACE.state)?.description ?? '') ?? [];
  const isRepeated = isAsked;
  isAsked = true;
  return {
    context: {
      traceId,
      spanId,
      traceFlags: Number(`0x${flags}`) & KNOWN_FLAGS,
      ...(state && { traceState: traceState(state) }),
    },
    verdict: isRepeated ? 'repeated' : (copied(timing) ?? stamped(timing, read, clock)),
  };
}

const meta: Read = (name) => {
  const element = ofDocument('querySelector').call(document, `meta[name="${name}"]`);
  const description = element?.getAttribute('content');
  return description ? { description } : undefined;
};

/** Why the document may not come from the server, or not for this page view. */
function copied(timing: NavigationTiming): string | undefined {
  if (timing.activationStart) return 'prerender';
  if (timing.workerStart > 0) return 'service-worker';
  // an answer from the cache transfers nothing, and one that was revalidated (304) its head alone
  const isTransferred = !timing.deliveryType && timing.transferSize > timing.encodedBodySize;
  const isHit = timing.serverTiming?.some(({ name, description }) => CDN_CACHE.test(name + description));
  return isTransferred && !isHit ? undefined : 'cache';
}

/** Whether the stamp falls between request and response; and no answer comes sooner than its server says it took. */
function stamped(timing: NavigationTiming, read: Read, clock: Clock): string {
  const { description, duration = 0 } = read(SERVER_TRACE.time) ?? {};
  const sent = timing.requestStart;
  const received = Math.max(timing.responseStart, timing.finalResponseHeadersStart ?? 0);
  const time = Number(description || Number.NaN);
  if (Number.isNaN(time)) return 'unstamped';
  const early = clock(sent) - time;
  const late = time - clock(received);
  return Math.max(early, late) <= MAX_SKEW_MS && duration <= received - sent + ROUNDING_MS
    ? 'joined'
    : 'stale';
}
