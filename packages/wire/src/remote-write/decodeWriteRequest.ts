import type { BinaryReader } from '@bufbuild/protobuf/wire';
import type { WireError } from '../otlp/decoded.ts';
import { endOfField, readMessage, tagOf } from '../otlp/protobuf/protobufMessage.ts';
import type { Result } from '../result.ts';
import { decodeSeries } from './decodeSeries.ts';
import { readValue } from './readValue.ts';
import type { Sample, TimeSeries } from './timeSeries.ts';

/**
 * Decodes a remote-write 1.0 body: snappy block compressed `prometheus.WriteRequest`. Exemplars, native histograms and
 * metadata are skipped.
 *
 * @param maxDecodedBytes checked against the length in the snappy header, before anything is decompressed.
 * @returns the series as they were sent, labels not checked; or why the body is not such a request.
 */
export function decodeWriteRequest(
  body: Uint8Array,
  maxDecodedBytes: number,
): Result<TimeSeries[], WireError> {
  return decodeSeries(body, maxDecodedBytes, {
    problem: 'is not valid protobuf',
    take(tag, reader, series) {
      if (tag !== tagOf.bytes(1)) return false;
      series.push(decodeTimeSeries(reader));
      return true;
    },
  });
}

function decodeTimeSeries(reader: BinaryReader): TimeSeries {
  const series: TimeSeries = { labels: [], samples: [] };
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === tagOf.bytes(1)) series.labels.push(decodeLabel(reader));
    else if (tag === tagOf.bytes(2)) series.samples.push(decodeSample(reader));
    else return false;
    return true;
  });
  return series;
}

function decodeLabel(reader: BinaryReader): [name: string, value: string] {
  const label: [name: string, value: string] = ['', ''];
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === tagOf.bytes(1)) label[0] = reader.string();
    else if (tag === tagOf.bytes(2)) label[1] = reader.string();
    else return false;
    return true;
  });
  return label;
}

function decodeSample(reader: BinaryReader): Sample {
  const sample: Sample = { value: 0, timestamp: 0 };
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === tagOf.fixed64(1)) Object.assign(sample, readValue(reader));
    else if (tag === tagOf.varint(2)) sample.timestamp = Number(reader.int64());
    else return false;
    return true;
  });
  return sample;
}
