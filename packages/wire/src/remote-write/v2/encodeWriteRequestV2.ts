import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { compress } from 'snappyjs';
import { sortLabels } from '../sortLabels.ts';
import type { Exemplar, Sample, SeriesMetadata, TimeSeries } from '../timeSeries.ts';
import { writeValue } from '../writeValue.ts';
import { METRIC_TYPES } from './metricTypes.ts';
import { createSymbolTable, type SymbolTable } from './symbolTable.ts';
import { writeHistogram } from './writeHistogram.ts';

/**
 * Encodes an `io.prometheus.write.v2.Request` (prompb/io/prometheus/write/v2/types.proto), compressed with snappy's block
 * format. Labels are sorted; samples are written in the order given, which must be rising in time.
 *
 * @throws RangeError for labels that {@link sortLabels} refuses.
 */
export function encodeWriteRequestV2(series: readonly TimeSeries[]): Uint8Array<ArrayBuffer> {
  const table = createSymbolTable();
  const body = new BinaryWriter();
  for (const entry of series) writeSeries(body, entry, table);
  const writer = new BinaryWriter();
  for (const symbol of table.symbols) writer.tag(4, WireType.LengthDelimited).string(symbol);
  return compress(writer.raw(body.finish()).finish());
}

function writeSeries(writer: BinaryWriter, series: TimeSeries, table: SymbolTable): void {
  writer.tag(5, WireType.LengthDelimited).fork();
  writeLabels(writer, series.labels, table);
  for (const sample of series.samples) writeSample(writer, sample);
  for (const histogram of series.histograms ?? []) writeHistogram(writer, histogram);
  for (const exemplar of series.exemplars ?? []) writeExemplar(writer, exemplar, table);
  if (series.metadata !== undefined) writeMetadata(writer, series.metadata, table);
  writer.join();
}

/** `labels_refs`, field 1 of a series and of an exemplar: the places of name and value, in turn. */
function writeLabels(writer: BinaryWriter, labels: TimeSeries['labels'], table: SymbolTable): void {
  writer.tag(1, WireType.LengthDelimited).fork();
  for (const [name, value] of sortLabels(labels)) writer.uint32(table.refOf(name)).uint32(table.refOf(value));
  writer.join();
}

function writeSample(writer: BinaryWriter, { value, timestamp, stale, startTimestamp }: Sample): void {
  writer.tag(2, WireType.LengthDelimited).fork();
  writeValue(writer.tag(1, WireType.Bit64), value, stale);
  writer.tag(2, WireType.Varint).int64(timestamp);
  if (startTimestamp !== undefined) writer.tag(3, WireType.Varint).int64(startTimestamp);
  writer.join();
}

function writeExemplar(
  writer: BinaryWriter,
  { labels, value, timestamp }: Exemplar,
  table: SymbolTable,
): void {
  writer.tag(4, WireType.LengthDelimited).fork();
  writeLabels(writer, labels, table);
  writer.tag(2, WireType.Bit64).double(value);
  writer.tag(3, WireType.Varint).int64(timestamp).join();
}

function writeMetadata(writer: BinaryWriter, { type, help, unit }: SeriesMetadata, table: SymbolTable): void {
  writer.tag(5, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.Varint).int32(METRIC_TYPES.indexOf(type));
  writer.tag(3, WireType.Varint).uint32(table.refOf(help));
  writer.tag(4, WireType.Varint).uint32(table.refOf(unit)).join();
}
