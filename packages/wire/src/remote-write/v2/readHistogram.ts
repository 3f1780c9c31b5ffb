import type { BinaryReader } from '@bufbuild/protobuf/wire';
import { endOfField, readMessage, tagOf } from '../../otlp/protobuf/protobufMessage.ts';
import { readValue } from '../readValue.ts';
import type { NativeHistogram } from '../timeSeries.ts';

interface Draft {
  histogram: NativeHistogram;
  first: number;
  counts: number[];
}

/** Reads the float histogram with custom buckets at which the reader stands, with one span at the most. */
export function readHistogram(reader: BinaryReader): NativeHistogram {
  const empty = { timestamp: 0, count: 0, sum: 0, bounds: [], buckets: [] };
  const draft: Draft = { histogram: empty, first: 0, counts: [] };
  readMessage(reader, endOfField(reader), (tag) => readField(reader, tag, draft));
  const { histogram, first, counts } = draft;
  const buckets = new Array<number>(histogram.bounds.length + 1).fill(0);
  for (const [i, weight] of counts.entries()) buckets[first + i] = weight;
  return { ...histogram, buckets };
}

function readField(reader: BinaryReader, tag: number, draft: Draft): boolean {
  const { histogram } = draft;
  if (tag === tagOf.fixed64(2)) histogram.count = reader.double();
  else if (tag === tagOf.fixed64(3)) {
    const { value, stale } = readValue(reader);
    Object.assign(histogram, { sum: value }, stale && { stale });
  } else if (tag === tagOf.bytes(11)) draft.first = readSpanOffset(reader);
  else if (tag === tagOf.bytes(13)) draft.counts = readDoubles(reader);
  else if (tag === tagOf.varint(15)) histogram.timestamp = Number(reader.int64());
  else if (tag === tagOf.bytes(16)) histogram.bounds = readDoubles(reader);
  else if (tag === tagOf.varint(17)) histogram.startTimestamp = Number(reader.int64());
  else return false;
  return true;
}

function readSpanOffset(reader: BinaryReader): number {
  let offset = 0;
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag !== tagOf.varint(1)) return false;
    offset = reader.sint32();
    return true;
  });
  return offset;
}

function readDoubles(reader: BinaryReader): number[] {
  const end = endOfField(reader);
  const values: number[] = [];
  while (reader.pos < end) values.push(reader.double());
  return values;
}
