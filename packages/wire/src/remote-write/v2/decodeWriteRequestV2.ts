import type { BinaryReader } from '@bufbuild/protobuf/wire';
import type { WireError } from '../../otlp/decoded.ts';
import { endOfField, readMessage, tagOf } from '../../otlp/protobuf/protobufMessage.ts';
import type { Result } from '../../result.ts';
import { decodeSeries } from '../decodeSeries.ts';
import { readValue } from '../readValue.ts';
import type { Exemplar, NativeHistogram, Sample, SeriesMetadata, TimeSeries } from '../timeSeries.ts';
import { METRIC_TYPES } from './metricTypes.ts';
import { readHistogram } from './readHistogram.ts';

type Labels = TimeSeries['labels'];

/**
 * Decodes a remote-write 2.0 body: snappy block compressed `io.prometheus.write.v2.Request`, its symbols before its series,
 * as senders write it. Native histograms are read as float histograms with custom buckets, as `encodeWriteRequestV2` writes them.
 *
 * @param maxDecodedBytes checked against the length in the snappy header, before anything is decompressed.
 * @returns the series as they were sent, labels not checked; or why the body is not such a request.
 */
export function decodeWriteRequestV2(
  body: Uint8Array,
  maxDecodedBytes: number,
): Result<TimeSeries[], WireError> {
  const symbols: string[] = [];
  return decodeSeries(body, maxDecodedBytes, {
    problem: 'is not valid',
    take(tag, reader, series) {
      if (tag === tagOf.bytes(4)) symbols.push(reader.string());
      else if (tag === tagOf.bytes(5)) series.push(decodeTimeSeries(reader, symbols));
      else return false;
      return true;
    },
  });
}

function decodeTimeSeries(reader: BinaryReader, symbols: readonly string[]): TimeSeries {
  const series: TimeSeries = { labels: [], samples: [] };
  const [histograms, exemplars]: [NativeHistogram[], Exemplar[]] = [[], []];
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === tagOf.bytes(1)) series.labels.push(...decodeLabels(reader, symbols));
    else if (tag === tagOf.bytes(2)) series.samples.push(decodeSample(reader));
    else if (tag === tagOf.bytes(3)) histograms.push(readHistogram(reader));
    else if (tag === tagOf.bytes(4)) exemplars.push(decodeExemplar(reader, symbols));
    else if (tag === tagOf.bytes(5)) setMetadata(series, decodeMetadata(reader, symbols));
    else return false;
    return true;
  });
  return {
    ...series,
    ...(histograms.length > 0 && { histograms }),
    ...(exemplars.length > 0 && { exemplars }),
  };
}

function decodeLabels(reader: BinaryReader, symbols: readonly string[]): Labels {
  const end = endOfField(reader);
  const labels: Labels = [];
  while (reader.pos < end)
    labels.push([symbolAt(symbols, reader.uint32()), symbolAt(symbols, reader.uint32())]);
  return labels;
}

function symbolAt(symbols: readonly string[], ref: number): string {
  const symbol = symbols[ref];
  if (symbol === undefined) throw new RangeError(`symbol ${ref} is not in the table`);
  return symbol;
}

function decodeSample(reader: BinaryReader): Sample {
  const sample: Sample = { value: 0, timestamp: 0 };
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === tagOf.fixed64(1)) Object.assign(sample, readValue(reader));
    else if (tag === tagOf.varint(2)) sample.timestamp = Number(reader.int64());
    else if (tag === tagOf.varint(3)) sample.startTimestamp = Number(reader.int64());
    else return false;
    return true;
  });
  return sample;
}

function decodeExemplar(reader: BinaryReader, symbols: readonly string[]): Exemplar {
  const exemplar: Exemplar = { labels: [], value: 0, timestamp: 0 };
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === tagOf.bytes(1)) exemplar.labels.push(...decodeLabels(reader, symbols));
    else if (tag === tagOf.fixed64(2)) exemplar.value = reader.double();
    else if (tag === tagOf.varint(3)) exemplar.timestamp = Number(reader.int64());
    else return false;
    return true;
  });
  return exemplar;
}

function decodeMetadata(reader: BinaryReader, symbols: readonly string[]): SeriesMetadata | undefined {
  let type: SeriesMetadata['type'] | undefined;
  const texts = { help: '', unit: '' };
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === tagOf.varint(1)) type = METRIC_TYPES[reader.int32()];
    else if (tag === tagOf.varint(3)) texts.help = symbolAt(symbols, reader.uint32());
    else if (tag === tagOf.varint(4)) texts.unit = symbolAt(symbols, reader.uint32());
    else return false;
    return true;
  });
  return type && { type, ...texts };
}

function setMetadata(series: TimeSeries, metadata: SeriesMetadata | undefined): void {
  if (metadata !== undefined) series.metadata = metadata;
}
