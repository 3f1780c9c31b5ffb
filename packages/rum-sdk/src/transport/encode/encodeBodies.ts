import type { Attributes } from '@opentelemetry/api';
import { MAX_SPANS_PER_BATCH } from '@throughline/conventions/wire';
import { VERSION } from '../../version.ts';
import { type Drops, dropAttributes } from '../queue/ledger.ts';
import type { QueuedSpan } from '../queue/spanQueue.ts';
import { ascii } from './ascii.ts';
import { encodeAttributes } from './encodeAttributes.ts';
import { markPromoted } from './encodeSpan.ts';

/** The body of one post. */
export interface Body {
  /** ASCII: as many bytes as characters. */
  readonly text: string;
  readonly spans: number;
}

/** What is to be encoded, and how much fits into a post. */
export interface Encoding {
  readonly resource: Attributes;
  /** Told by the first body only, so that the ingest counts them once. */
  readonly drops: Drops;
  /** Bytes of a body. */
  readonly maxBytes: number;
}

// by hand, as all objects are: old libraries give them a `toJSON` of their own, which texts have no use for
const SCOPE = `{"name":"@throughline/rum-sdk","version":"${VERSION}"}`;
const TAIL = ']}]}]}';

/** In no span's text: JSON writes it as `\n`. */
const SEPARATOR = '\n';

/**
 * OTLP JSON bodies (ExportTraceServiceRequest) under their limits, spans in their order.
 *
 * @returns the bodies, and how many spans were too large for any.
 */
export function encodeBodies(
  queued: readonly QueuedSpan[],
  encoding: Encoding,
): { bodies: Body[]; tooLarge: number } {
  const bodies: OpenBody[] = [];
  let tooLarge = 0;
  // at once: each look at a text has its price, and hardly any of them holds something else
  const texts = ascii(queued.map(({ text }) => text).join(SEPARATOR)).split(SEPARATOR);
  // by index: Prototype.js has another `entries`
  for (let at = 0; at < queued.length; at++) {
    const { promotion, reportRate } = queued[at] as QueuedSpan;
    const text = texts[at] as string;
    const span = promotion?.promoted ? markPromoted(text) : text;
    const open = bodies.at(-1);
    const fits = (body: OpenBody): boolean =>
      body.text.length + 1 + span.length + TAIL.length <= encoding.maxBytes;
    // the report rate stands on the resource, so a body holds page views of one rate
    if (open?.reportRate === reportRate && open.spans < MAX_SPANS_PER_BATCH && fits(open)) {
      open.text += `,${span}`;
      open.spans++;
      continue;
    }
    const next = { reportRate, text: headOf(encoding, bodies.length, reportRate), spans: 1 };
    if (fits(next)) {
      next.text += span;
      bodies.push(next);
    } else tooLarge++;
  }
  return { bodies: bodies.map(({ text, spans }) => ({ text: text + TAIL, spans })), tooLarge };
}

interface OpenBody {
  readonly reportRate: number;
  text: string;
  spans: number;
}

function headOf({ resource, drops }: Encoding, at: number, reportRate: number): string {
  const attributes = encodeAttributes({
    ...resource,
    'rum.report_rate': reportRate,
    ...(at === 0 && dropAttributes(drops)),
  });
  const head = `{"resourceSpans":[{"resource":{"attributes":[${attributes}]},"scopeSpans":[{"scope":${SCOPE},"spans":[`;
  return ascii(head);
}
