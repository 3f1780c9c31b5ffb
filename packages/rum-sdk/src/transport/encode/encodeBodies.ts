import type { Attributes } from '@opentelemetry/api';
import { MAX_SPANS_PER_BATCH } from '@throughline/conventions/wire';
import { VERSION } from '../../version.ts';
import { type Drops, dropAttributes } from '../queue/ledger.ts';
import type { EncodedSpan, QueuedSpan } from '../queue/spanQueue.ts';
import { byteLength } from './byteLength.ts';
import { encodeAttributes } from './encodeAttributes.ts';
import { encodeSpan } from './encodeSpan.ts';

/** The body of one post. */
export interface Body {
  readonly text: string;
  /** UTF-8 bytes. */
  readonly bytes: number;
  readonly spans: number;
}

/** What is to be encoded, and how much fits into a post. */
export interface Encoding {
  readonly resource: Attributes;
  /** Told by the first body only, so that the ingest counts them once. */
  readonly drops: Drops;
  /** UTF-8 bytes of a body. */
  readonly maxBytes: number;
}

// by hand, as all objects are: old libraries give them a `toJSON` of their own, which texts have no use for
const SCOPE = `{"name":"@throughline/rum-sdk","version":"${VERSION}"}`;
const TAIL = ']}]}]}';
const COMMA = 1;

/**
 * OTLP JSON bodies (ExportTraceServiceRequest) under their limits, spans in their order.
 *
 * @returns the bodies, and how many spans were too large for any.
 */
export function encodeBodies(
  spans: readonly QueuedSpan[],
  encoding: Encoding,
): { bodies: Body[]; tooLarge: number } {
  const bodies: Body[] = [];
  let tooLarge = 0;
  let open = openBody(encoding, 0, undefined);
  const close = (reportRate: number | undefined): void => {
    if (open.parts.length > 0) bodies.push(closeBody(open));
    open = openBody(encoding, bodies.length, reportRate);
  };
  for (const entry of spans) {
    const { reportRate } = entry;
    const { text, bytes } = encodedOnce(entry);
    if (!fits(open, reportRate, bytes)) close(reportRate);
    if (!fits(open, reportRate, bytes)) {
      tooLarge++;
      continue;
    }
    open.parts.push(text);
    open.bytes += bytes + COMMA;
  }
  close(undefined);
  return { bodies, tooLarge };
}

function encodedOnce(entry: QueuedSpan): EncodedSpan {
  const promoted = entry.promotion?.promoted === true;
  if (entry.encoded?.promoted !== promoted) {
    const text = encodeSpan(entry.span, promoted);
    entry.encoded = { text, bytes: byteLength(text), promoted };
  }
  return entry.encoded as EncodedSpan;
}

interface OpenBody {
  readonly reportRate: number | undefined;
  readonly head: string;
  readonly parts: string[];
  readonly limit: number;
  bytes: number;
}

function openBody(encoding: Encoding, at: number, reportRate: number | undefined): OpenBody {
  const attributes: Attributes = { ...encoding.resource };
  if (reportRate !== undefined) attributes['rum.report_rate'] = reportRate;
  if (at === 0) Object.assign(attributes, dropAttributes(encoding.drops));
  const head = `{"resourceSpans":[{"resource":{"attributes":[${encodeAttributes(attributes)}]},"scopeSpans":[{"scope":${SCOPE},"spans":[`;
  return {
    reportRate,
    head,
    parts: [],
    bytes: byteLength(head) + TAIL.length,
    limit: encoding.maxBytes,
  };
}

function closeBody({ head, parts, bytes }: OpenBody): Body {
  return { text: head + parts.join() + TAIL, bytes: bytes - COMMA, spans: parts.length };
}

/** The report rate stands on the resource, so a body holds page views of one rate. */
function fits(open: OpenBody, reportRate: number, bytes: number): boolean {
  return (
    open.reportRate === reportRate &&
    open.bytes + bytes <= open.limit &&
    open.parts.length < MAX_SPANS_PER_BATCH
  );
}
