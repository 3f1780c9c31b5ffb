import { decodeWrite } from '@throughline/wire/remote-write/decodeWrite';
import { encodeWrite } from '@throughline/wire/remote-write/encodeWrite';
import { writeHeaders } from '@throughline/wire/remote-write/headers';
import { type WriteVersion, writeVersion } from '@throughline/wire/remote-write/writeVersion';
import { createDestination, type Destination } from './destination.ts';
import type { RemoteWriteSettings } from './settings/remoteWriteSettings.ts';
import { verdictOfRemoteWrite } from './verdict/verdict.ts';
import { verdictOfRemoteWrite2 } from './verdict/verdictOfRemoteWrite2.ts';

/** A body of our own is decoded here: its size was bounded when it was made. */
const MAX_DECODED_BYTES = 64 * 1024 * 1024;

/** A Prometheus remote-write receiver. Bodies come from `encodeWrite`, in whatever version was configured then. */
export function remoteWriteDestination({ url, headers, version }: RemoteWriteSettings): Destination {
  const destination = createDestination({
    name: 'remote_write',
    url,
    headers: { ...headers, ...writeHeaders(version) },
    judge: version === '2.0' ? verdictOfRemoteWrite2 : verdictOfRemoteWrite,
    empty: encodeWrite([], version),
  });
  return { ...destination, send: (body) => destination.send(inVersion(body, version)) };
}

/** What waited while the version was changed goes out in the new one: the samples are the same. */
function inVersion(body: Uint8Array, version: WriteVersion): Uint8Array {
  if (writeVersion(body) === version) return body;
  const decoded = decodeWrite(body, MAX_DECODED_BYTES);
  return decoded.ok ? encodeWrite(decoded.value, version) : body;
}
