import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTracesJson } from '../json/readTracesJson.ts';
import { decodeTracesProtobuf } from './decodeTracesProtobuf.ts';

type ReadableSpan = Parameters<typeof ProtobufTraceSerializer.serializeRequest>[0][number];

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

/** The encoder groups spans by the identity of these. */
const RESOURCE = { attributes: { 'service.name': 'panel' }, asyncAttributesPending: false };
const SCOPE = { name: 'test', version: '1.0.0' };

interface Parts {
  traceId: string;
  spanId: string;
  name: string;
  attributes: Record<string, string | number | boolean | string[]>;
}

/** A span as the official SDK hands it to its exporters. */
function readableSpan(parts: Partial<Parts> = {}): ReadableSpan {
  const {
    traceId = TRACE,
    spanId = SPAN,
    name = 'GET /api/tasks',
    attributes = { a: 'x', n: 3, d: 0.5, b: true, l: ['p'] },
  } = parts;
  const context = { traceId, spanId, traceFlags: 1 };
  const span = {
    name,
    kind: 2,
    spanContext: () => context,
    parentSpanContext: { traceId, spanId: '00f067aa0ba902b7', traceFlags: 1 },
    startTime: [1_700_000_000, 123_456_789],
    endTime: [1_700_000_001, 5],
    status: { code: 2, message: 'boom' },
    attributes,
    links: [{ context: { traceId, spanId, traceFlags: 1 }, attributes: { l: 1 } }],
    events: [
      { name: 'exception', time: [1_700_000_000, 500], attributes: { m: 'y' }, droppedAttributesCount: 2 },
    ],
    duration: [1, 0],
    ended: true,
    resource: RESOURCE,
    instrumentationScope: SCOPE,
    droppedAttributesCount: 1,
    droppedEventsCount: 0,
    droppedLinksCount: 3,
  };
  return span as unknown as ReadableSpan;
}

function encode(spans: ReadableSpan[]): Uint8Array {
  const bytes = ProtobufTraceSerializer.serializeRequest(spans);
  if (bytes === undefined) throw new Error('the official encoder gave nothing');
  return bytes;
}

function viaJson(spans: ReadableSpan[]) {
  return readTracesJson(JSON.parse(new TextDecoder().decode(JsonTraceSerializer.serializeRequest(spans))));
}

/** One span of raw fields inside resourceSpans[0].scopeSpans[0]. */
function rawRequest(writeSpan: (writer: BinaryWriter) => void): Uint8Array {
  const writer = new BinaryWriter();
  for (const field of [1, 2, 2]) writer.tag(field, WireType.LengthDelimited).fork();
  writeSpan(writer);
  return writer.join().join().join().finish();
}

function writeIds(writer: BinaryWriter): BinaryWriter {
  writer.tag(1, WireType.LengthDelimited).bytes(new Uint8Array(16).fill(1));
  writer.tag(2, WireType.LengthDelimited).bytes(new Uint8Array(8).fill(2));
  writer.tag(5, WireType.LengthDelimited).string('name');
  return writer.tag(7, WireType.Bit64).fixed64(5n);
}

describe('decodeTracesProtobuf', () => {
  it('decodes what the official encoder writes, the same as its JSON', () => {
    const result = decodeTracesProtobuf(encode([readableSpan()]));
    expect(result).toEqual(viaJson([readableSpan()]));
    expect(result.ok && result.value.traces.resourceSpans[0]?.scopeSpans[0]).toMatchObject({
      scope: { name: 'test', version: '1.0.0' },
      spans: [
        {
          traceId: TRACE,
          spanId: SPAN,
          parentSpanId: '00f067aa0ba902b7',
          kind: 3,
          startTimeUnixNano: '1700000000123456789',
          droppedLinksCount: 3,
          status: { code: 2, message: 'boom' },
        },
      ],
    });
  });

  it('agrees with the JSON reader on spans of any content', () => {
    const attribute = fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true, min: -(2 ** 53), max: 2 ** 53 }).map((n) => n + 0),
    );
    const parts = fc.record({
      name: fc.string(),
      attributes: fc.dictionary(fc.string(), attribute, { maxKeys: 6 }),
    });
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 5 }), (list) => {
        const spans = list.map((part) => readableSpan(part));
        expect(decodeTracesProtobuf(encode(spans))).toEqual(viaJson(spans));
      }),
    );
  });

  it('rejects a bad span among good ones, by its place', () => {
    const spans = [readableSpan(), readableSpan({ traceId: '0'.repeat(32) }), readableSpan({ name: '' })];
    const result = decodeTracesProtobuf(encode(spans));
    expect(result).toMatchObject({
      ok: true,
      value: {
        spans: 3,
        rejected: [
          { field: 'resourceSpans[0].scopeSpans[0].spans[1].traceId', reason: 'must not be all zero' },
          { field: 'resourceSpans[0].scopeSpans[0].spans[2].name', reason: 'is missing' },
        ],
      },
    });
  });

  it('skips unknown fields, groups and known fields of another wire type', () => {
    const bytes = rawRequest((writer) => {
      writeIds(writer);
      writer.tag(99, WireType.LengthDelimited).string('from the future');
      writer.tag(98, WireType.StartGroup).tag(1, WireType.Varint).uint32(1).tag(98, WireType.EndGroup);
      writer.tag(5, WireType.Varint).uint32(7);
    });
    expect(decodeTracesProtobuf(bytes)).toMatchObject({
      ok: true,
      value: {
        traces: { resourceSpans: [{ scopeSpans: [{ spans: [{ name: 'name', startTimeUnixNano: '5' }] }] }] },
      },
    });
  });

  it('takes the last of a scalar that is there twice, joins messages, and reads overlong varints', () => {
    const bytes = rawRequest((writer) => {
      writeIds(writer).tag(5, WireType.LengthDelimited).string('last');
      writer.tag(15, WireType.LengthDelimited).fork().tag(2, WireType.LengthDelimited).string('why').join();
      // field 15 again, and in it code 2 in three bytes
      writer.raw(Uint8Array.of(0x7a, 0x84, 0x00, 0x18, 0x82, 0x80, 0x00));
    });
    expect(decodeTracesProtobuf(bytes)).toMatchObject({
      ok: true,
      value: {
        traces: {
          resourceSpans: [
            { scopeSpans: [{ spans: [{ name: 'last', status: { code: 2, message: 'why' } }] }] },
          ],
        },
      },
    });
  });

  it('says of what is no protobuf that it is none', () => {
    const bad: Record<string, number[]> = {
      'field number 0': [0x02, 0],
      'wire type 6': [0x0e, 0],
      'the end of a group alone': [0x0c],
      'a group without end': [0x0b, 0x08, 1],
      'a length of 4 GiB': [0x0a, 0x85, 0x80, 0x80, 0x80, 0x10, 1],
      'groups in groups': Array.from({ length: 100_000 }, () => 0x0b),
    };
    for (const [name, bytes] of Object.entries(bad))
      expect([name, decodeTracesProtobuf(Uint8Array.from(bytes)).ok]).toEqual([name, false]);
  });

  it.each([
    ['2^32', [0x80, 0x80, 0x80, 0x80, 0x10]],
    ['2^63', [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]],
  ])('does not take a length of %s for its lower 32 bits', (_, length) => {
    expect(decodeTracesProtobuf(Uint8Array.from([0x0a, ...length]))).toMatchObject({
      ok: false,
      error: { reason: expect.stringMatching(/middle of a message/) },
    });
  });

  it('takes a small length that is written long', () => {
    const bytes = Uint8Array.from([0x0a, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]);
    expect(decodeTracesProtobuf(bytes)).toMatchObject({ ok: true, value: { rejected: [] } });
  });

  it('counts spans past the limit, and looks at none of them', () => {
    const writer = new BinaryWriter();
    for (const field of [1, 2]) writer.tag(field, WireType.LengthDelimited).fork();
    for (let i = 0; i < 100_000; i++) writer.tag(2, WireType.LengthDelimited).fork().join();
    expect(decodeTracesProtobuf(writer.join().join().finish(), 10)).toMatchObject({
      ok: true,
      value: { spans: 100_000, rejected: Array.from({ length: 10 }, () => ({ reason: 'is missing' })) },
    });
  });

  it('bounds the depth of values, and rejects only the span', () => {
    const nest = (writer: BinaryWriter, depth: number): void => {
      writer.tag(5, WireType.LengthDelimited).fork().tag(1, WireType.LengthDelimited).fork();
      if (depth > 1) nest(writer, depth - 1);
      writer.join().join();
    };
    const bytes = (depth: number) =>
      rawRequest((writer) => {
        writeIds(writer).tag(9, WireType.LengthDelimited).fork().tag(2, WireType.LengthDelimited).fork();
        nest(writer, depth);
        writer.join().join();
      });
    expect(decodeTracesProtobuf(bytes(8))).toMatchObject({ ok: true, value: { rejected: [] } });
    expect(decodeTracesProtobuf(bytes(9))).toMatchObject({
      ok: true,
      value: { rejected: [{ reason: 'is nested deeper than 8' }] },
    });
  });

  it('says where bytes stop being protobuf, and never throws', () => {
    const bytes = encode([readableSpan()]);
    const cut = decodeTracesProtobuf(bytes.subarray(0, bytes.length - 10));
    expect(cut).toMatchObject({
      ok: false,
      error: { reason: expect.stringMatching(/^is not valid protobuf/) },
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(decodeTracesProtobuf(noise)).toHaveProperty('ok');
      }),
    );
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        expect(decodeTracesProtobuf(bytes.with(at, byte))).toHaveProperty('ok');
      }),
      { numRuns: 500 },
    );
  });
});
