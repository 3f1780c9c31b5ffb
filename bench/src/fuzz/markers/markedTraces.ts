import { BROWSER_ATTRIBUTES } from '@throughline/conventions/browserAttributes';
import { SERVER_ATTRIBUTES } from '@throughline/conventions/serverAttributes';
import { randomHex } from '@throughline/ingest-core/testing/makeTraces';
import type { MarkBook } from './markBook.ts';

/** JSON as it is written. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const NANOS = 1_000_000n;

/** Where a marked export's spans go: one that is kept, and whether it comes from a page. */
export interface MarkedTraces {
  readonly traceId: string;
  readonly body: { readonly [key: string]: Json };
}

/** An export of one page view with a mark in every place that can hold text, by OTLP or against it. */
export function markedTraces({ word, text }: MarkBook): MarkedTraces {
  const traceId = randomHex(16);
  const attributes = (place: string): Json[] => everyAttribute({ word, text } as MarkBook, place);
  const unknown = (place: string) => ({
    [word(`name of an unknown field of ${place}`)]: 'x',
    unknown_field: word(`unknown field of ${place}`),
    nested: { deep: [{ deeper: word(`deep in an unknown field of ${place}`) }] },
  });
  const now = BigInt(Date.now()) * NANOS;
  const time = (agoMs: bigint): string => String(now - agoMs * NANOS);
  const link = {
    ...{ traceId: randomHex(16), spanId: randomHex(8), traceState: `vendor=${word('tracestate of a link')}` },
    ...{ attributes: attributes('a link'), droppedAttributesCount: 1, ...unknown('a link') },
  };
  const event = (name: string) => ({
    ...{ timeUnixNano: time(900n), name, attributes: attributes(`event ${name}`), ...unknown('an event') },
  });
  const span = {
    ...{ traceId, spanId: randomHex(8), parentSpanId: randomHex(8), flags: 0xffffffff, kind: 1 },
    traceState: `${word('a name in tracestate')}=1,ot=th:0;xx:${word('a key of ot')},v=${word('tracestate')}`,
    name: `GET /a/b ${text('name of a span')}`,
    ...{ startTimeUnixNano: time(1000n), endTimeUnixNano: time(500n) },
    ...{
      attributes: attributes('a span'),
      droppedAttributesCount: 3,
      droppedEventsCount: 2,
      droppedLinksCount: 1,
    },
    events: [event('exception'), event(word('name of an event'))],
    links: [link],
    status: { code: 2, message: text('message of a status'), ...unknown('a status') },
    trace_state: word('trace_state'),
    ...unknown('a span'),
  };
  const scope = {
    name: text('name of a scope'),
    version: text('version of a scope'),
    attributes: attributes('a scope'),
    ...unknown('a scope'),
  };
  const body = {
    resourceSpans: [
      {
        resource: {
          attributes: attributes('a resource'),
          entityRefs: [{ type: word('an entity') }],
          ...unknown('a resource'),
        },
        scopeSpans: [
          {
            scope,
            spans: [span],
            schemaUrl: `https://x.example/${word('schemaUrl')}`,
            ...unknown('scopeSpans'),
          },
        ],
        schemaUrl: word('schemaUrl of a resource'),
        ...unknown('resourceSpans'),
      },
    ],
    resource_spans: [{ resource: word('resource_spans') }],
    ...unknown('a request'),
  };
  return { traceId, body };
}

/** Every attribute that is known, with text that is personal, or a mark where it should have another type; and some that no one knows. */
function everyAttribute({ word, text }: MarkBook, place: string): Json[] {
  const known = Object.entries({ ...BROWSER_ATTRIBUTES, ...SERVER_ATTRIBUTES }).map(([key, { type }]) => ({
    key,
    value: markedValue(key, type, { word, text, place }),
  }));
  const value = (kind: string) => `a ${kind} under an unknown name at ${place}`;
  return [
    ...known,
    { key: word(`name of an attribute at ${place}`), value: { stringValue: 'x' } },
    { key: 'x.string', value: { stringValue: word(value('string')) } },
    { key: 'x.array', value: { arrayValue: { values: [{ stringValue: word(value('array')) }] } } },
    {
      key: 'x.list',
      value: {
        kvlistValue: { values: [{ key: word(value('key')), value: { stringValue: word(value('kvlist')) } }] },
      },
    },
    { key: 'x.bytes', value: { bytesValue: btoa(word(value('bytes'))) } },
    { key: '__proto__', value: { stringValue: word(value('prototype')) } },
    {
      key: 'rum.target',
      value: { arrayValue: { values: [{ stringValue: word(`an array under a known name at ${place}`) }] } },
    },
  ];
}

function markedValue(
  key: string,
  type: string,
  { word, text, place }: Pick<MarkBook, 'word' | 'text'> & { place: string },
): Json {
  if (key === 'rum.span.type') return { stringValue: 'page_view' };
  if (type === 'string') return { stringValue: text(`${key} at ${place}`) };
  return { stringValue: word(`${key} as text at ${place}`) };
}
