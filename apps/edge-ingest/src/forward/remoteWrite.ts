import { REMOTE_WRITE_HEADERS } from '@throughline/wire/remote-write/headers';
import { bearer, createDestination, type Destination } from './destination.ts';
import { verdictOfRemoteWrite } from './verdict.ts';

/** A Prometheus remote-write 1.0 receiver. Bodies come from `encodeWriteRequest`. */
export function remoteWriteDestination(url: string, token: string | undefined): Destination {
  return createDestination({
    name: 'remote_write',
    url,
    headers: { ...REMOTE_WRITE_HEADERS, ...bearer(token) },
    judge: verdictOfRemoteWrite,
  });
}
