import type { BinaryReader } from '@bufbuild/protobuf/wire';
import { STALE_MARKER } from './staleMarker.ts';

/** Reads a double, and whether its bits are those of a stale marker. */
export function readValue(reader: BinaryReader): { value: number; stale?: true } {
  const start = reader.pos;
  const isStale = reader.fixed32() === STALE_MARKER.low && reader.fixed32() === STALE_MARKER.high;
  reader.pos = start;
  const value = reader.double();
  return isStale ? { value, stale: true } : { value };
}
