import { REMOTE_WRITE_HEADERS } from '@throughline/wire/remote-write/headers';
import { createDestination, type Destination } from './destination.ts';
import { verdictOfRemoteWrite } from './verdict.ts';

/** A Prometheus remote-write 1.0 receiver. Bodies come from `encodeWriteRequest`. */
export function remoteWriteDestination(url: string, headers: Readonly<Record<string, string>>): Destination {
  return createDestination({
    name: 'remote_write',
    url,
    headers: { ...headers, ...REMOTE_WRITE_HEADERS },
    judge: verdictOfRemoteWrite,
  });
}
