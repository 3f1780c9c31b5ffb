import { ALLOWLIST } from '@throughline/conventions/allowlist';
import { foldText } from '@throughline/scrub/text/disguise/foldText';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from './answer/logger.ts';
import { CONFORMANCE_TOKEN } from './testing/conformanceApps.ts';
import { makePost } from './testing/makePost.ts';
import { randomHex } from './testing/makeTraces.ts';
import { memoryHost } from './testing/memoryHost.ts';
import { type FieldValue, type OtlpMessage, otlpJson, otlpProtobuf } from './testing/otlpMessage.ts';

const MAIL = 'mira.okonkwo@fernhill.example';
/** A card and a phone that fit into 53 bits. */
const CARD = 4_539_453_331_478_936;
const PHONE = 4_915_123_456_789;

/** What none of the outputs may hold, in the forms that numbers and bytes take. */
const PIECES = [
  'okonkwo',
  'fernhill',
  btoa(MAIL).slice(0, 20),
  '453945333147',
  '4.53945',
  '4915123456',
  '4.91512',
];

const bytes = new TextEncoder().encode(MAIL);

/** A value of each type, a member of its oneof (opentelemetry/proto/common/v1/common.proto). */
const VALUES: readonly OtlpMessage[] = [
  [[1, 'stringValue', { text: `to ${MAIL}` }]],
  [[3, 'intValue', { int: CARD }]],
  [[4, 'doubleValue', { double: PHONE }]],
  [[7, 'bytesValue', { bytes }]],
  [[5, 'arrayValue', { message: [[1, 'values', { each: [[[1, 'stringValue', { text: MAIL }]]] }]] }]],
  [[6, 'kvlistValue', { message: [[1, 'values', { each: [pair(MAIL, nested(4))] }]] }]],
];

function pair(key: string, value: OtlpMessage): OtlpMessage {
  return [
    [1, 'key', { text: key }],
    [2, 'value', { message: value }],
  ];
}

function nested(depth: number): OtlpMessage {
  const inner: OtlpMessage = depth === 0 ? [[1, 'stringValue', { text: MAIL }]] : nested(depth - 1);
  return [[5, 'arrayValue', { message: [[1, 'values', { each: [inner] }]] }]];
}

/** Every name that may pass, and names that nobody knows or that are secrets themselves, each with one of the values. */
function attributes(nth: number): FieldValue {
  const names = [...ALLOWLIST.keys(), 'user.email', MAIL, `rum.${MAIL}`, '__proto__'];
  return { each: names.map((name, i) => pair(name, VALUES[(i + nth) % VALUES.length] ?? [])) };
}

const TIME: FieldValue = { fixed64: BigInt(Date.now() - 1000) * 1_000_000n };

function span(nth: number): OtlpMessage {
  return [
    [1, 'traceId', { hex: randomHex(16) }],
    [2, 'spanId', { hex: randomHex(8) }],
    [3, 'traceState', { text: `ot=th:0;x:${MAIL},v=${MAIL}` }],
    [5, 'name', { text: `GET /users/${MAIL}` }],
    [6, 'kind', { int: 2 }],
    [7, 'startTimeUnixNano', TIME],
    [8, 'endTimeUnixNano', TIME],
    [9, 'attributes', attributes(nth)],
    [11, 'events', { each: ['exception', MAIL].map((name) => event(name, nth)) }],
    [13, 'links', { each: [link(nth)] }],
    [
      15,
      'status',
      {
        message: [
          [2, 'message', { text: `no mail to ${MAIL}` }],
          [3, 'code', { int: 2 }],
        ],
      },
    ],
    [16, 'flags', { fixed32: 3 }],
  ];
}

function event(name: string, nth: number): OtlpMessage {
  return [
    [1, 'timeUnixNano', TIME],
    [2, 'name', { text: name }],
    [3, 'attributes', attributes(nth)],
  ];
}

function link(nth: number): OtlpMessage {
  return [
    [1, 'traceId', { hex: randomHex(16) }],
    [2, 'spanId', { hex: randomHex(8) }],
    [3, 'traceState', { text: MAIL }],
    [4, 'attributes', attributes(nth)],
  ];
}

/** A request that has a secret in everything but its ids and times. */
function request(nth: number): OtlpMessage {
  const scope: OtlpMessage = [
    [1, 'name', { text: MAIL }],
    [2, 'version', { text: MAIL }],
    [3, 'attributes', attributes(nth)],
  ];
  const scopeSpans: OtlpMessage = [
    [1, 'scope', { message: scope }],
    [2, 'spans', { each: [span(nth)] }],
    [3, 'schemaUrl', { text: `https://opentelemetry.io/schemas/${MAIL}` }],
  ];
  const resourceSpans: OtlpMessage = [
    [1, 'resource', { message: [[1, 'attributes', attributes(nth)]] }],
    [2, 'scopeSpans', { each: [scopeSpans] }],
    [3, 'schemaUrl', { text: `https://${MAIL}/` }],
  ];
  return [[1, 'resourceSpans', { each: [resourceSpans] }]];
}

const ENCODINGS = [
  { type: 'application/json', encode: (message: OtlpMessage) => JSON.stringify(otlpJson(message)) },
  { type: 'application/x-protobuf', encode: otlpProtobuf },
] as const;

const SENDERS = [
  { who: 'a server', query: { key: undefined }, headers: { authorization: `Bearer ${CONFORMANCE_TOKEN}` } },
  { who: 'a page', query: {}, headers: {} },
] as const;

/** Random ids may have any digits in them. */
const withoutIds = (text: string): string => text.replace(/"(?:\w*[Ii]d|\w*Nano)":"[^"]*"/g, '');

describe.each(SENDERS)('a secret in every field of what $who sends', ({ query, headers }) => {
  it.each(ENCODINGS)('comes out of no batch, answer or log: $type', async ({ type, encode }) => {
    for (let nth = 0; nth < VALUES.length; nth++) {
      const log: LogEntry[] = [];
      const host = memoryHost({ log: { log: (entry) => log.push(entry) } });
      const post = makePost({
        query: { ...query, debug: MAIL },
        headers: { ...headers, 'content-type': type, 'user-agent': MAIL, 'x-request-id': MAIL },
        body: encode(request(nth)),
      });
      const response = await host.fetch(post);
      expect(response.status).toBe(200);
      expect(host.batches).toHaveLength(1);
      expect(host.batches[0]?.kept.resourceSpans[0]?.scopeSpans[0]?.spans).toHaveLength(1);
      const out = withoutIds(
        JSON.stringify([host.batches, log, [...response.headers]]) + (await response.text()),
      );
      const read = `${out}\n${foldText(out)}`.toLowerCase();
      for (const piece of PIECES) expect(read).not.toContain(piece.toLowerCase());
    }
  });
});
