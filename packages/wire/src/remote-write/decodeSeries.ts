import { BinaryReader } from '@bufbuild/protobuf/wire';
import type { WireError } from '../otlp/decoded.ts';
import { readMessage } from '../otlp/protobuf/protobufMessage.ts';
import type { Result } from '../result.ts';
import { decompressSnappy } from './decompressSnappy.ts';
import type { TimeSeries } from './timeSeries.ts';

/** How a version of the message is read. */
export interface SeriesReader {
  /** Reads a field of the message into the series; false for one that it doesn't know. Throws for malformed bytes. */
  readonly take: (tag: number, reader: BinaryReader, series: TimeSeries[]) => boolean;
  /** What is said of malformed bytes, before the reason. */
  readonly problem: string;
}

/**
 * Decodes a remote-write body of either version: snappy block compressed protobuf.
 *
 * @param maxDecodedBytes checked against the length in the snappy header, before anything is decompressed.
 */
export function decodeSeries(
  body: Uint8Array,
  maxDecodedBytes: number,
  { take, problem }: SeriesReader,
): Result<TimeSeries[], WireError> {
  const decompressed = decompressSnappy(body, maxDecodedBytes);
  if (!decompressed.ok) return { ok: false, error: { field: '', reason: decompressed.error } };
  const reader = new BinaryReader(decompressed.value);
  const series: TimeSeries[] = [];
  try {
    readMessage(reader, reader.len, (tag) => take(tag, reader, series));
  } catch (error) {
    // Error and RangeError are thrown for malformed bytes, and nothing else is thrown here.
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { field: `timeseries[${series.length}]`, reason: `${problem}: ${reason}` } };
  }
  return { ok: true, value: series };
}
