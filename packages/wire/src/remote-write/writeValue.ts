import type { BinaryWriter } from '@bufbuild/protobuf/wire';
import { STALE_MARKER } from './staleMarker.ts';

/** Writes the eight bytes of a double, or of a stale marker; the caller has written the tag. */
export function writeValue(writer: BinaryWriter, value: number, stale: boolean | undefined): void {
  if (stale === true) writer.fixed32(STALE_MARKER.low).fixed32(STALE_MARKER.high);
  else writer.double(value);
}
