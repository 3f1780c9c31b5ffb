import { hasPassed } from '@throughline/ingest-core/hasPassed';
import { decodeWrite } from '@throughline/wire/remote-write/decodeWrite';
import { encodeWrite } from '@throughline/wire/remote-write/encodeWrite';
import { writeHeaders } from '@throughline/wire/remote-write/headers';
import { type WriteVersion, writeVersion } from '@throughline/wire/remote-write/writeVersion';
import { shardLog } from '../shardLog.ts';
import { createDestination, type Destination } from './destination.ts';
import type { RemoteWriteSettings } from './settings/remoteWriteSettings.ts';
import { type Verdict, verdictOfRemoteWrite } from './verdict/verdict.ts';
import { verdictOfRemoteWrite2 } from './verdict/verdictOfRemoteWrite2.ts';

/** A body of our own is decoded here: its size was bounded when it was made. */
const MAX_DECODED_BYTES = 64 * 1024 * 1024;

/** A receiver that doesn't know 2.0 is asked again after this long: it may have been updated. */
const OLDER_FOR_MS = 60 * 60_000;

/**
 * A Prometheus remote-write receiver. Bodies come from `encodeWrite`, in whatever version was configured then. A receiver
 * that doesn't take 2.0 gets the same samples as 1.0 ("2.x vs 1.x Compatibility": senders may fall back on 415).
 */
export function remoteWriteDestination(settings: RemoteWriteSettings): Destination {
  const older = destinationIn('1.0', settings);
  if (settings.version === '1.0') return older;
  const newer = destinationIn('2.0', settings);
  let olderSince: number | undefined;
  const ask = async <Answer extends Verdict | undefined>(
    to: (destination: Destination) => Promise<Answer>,
  ): Promise<Answer> => {
    if (olderSince !== undefined && !hasPassed(olderSince, OLDER_FOR_MS, Date.now())) return to(older);
    const answer = await to(newer);
    if (answer?.kind !== 'refused' || answer.asksForOlder !== true) return answer;
    tell(answer.reason);
    olderSince = Date.now();
    return to(older);
  };
  return {
    name: newer.name,
    send: (body) => ask((destination) => destination.send(body)),
    refusesAll: () => ask((destination) => destination.refusesAll()),
  };
}

function destinationIn(version: WriteVersion, { url, headers }: RemoteWriteSettings): Destination {
  const destination = createDestination({
    name: 'remote_write',
    url,
    headers: { ...headers, ...writeHeaders(version) },
    judge: version === '2.0' ? verdictOfRemoteWrite2 : verdictOfRemoteWrite,
    empty: encodeWrite([], version),
  });
  return { ...destination, send: (body) => destination.send(inVersion(body, version)) };
}

/** The same samples in a version, whatever was configured when they were frozen. */
function inVersion(body: Uint8Array, version: WriteVersion): Uint8Array {
  if (writeVersion(body) === version) return body;
  const decoded = decodeWrite(body, MAX_DECODED_BYTES);
  return decoded.ok ? encodeWrite(decoded.value, version) : body;
}

/** What is lost meanwhile is seen nowhere else: the counts are right. */
function tell(reason: string): void {
  const msg = 'remote-write goes out as 1.0, without metadata, exemplars and native histograms';
  shardLog({ level: 'warn', msg, error: reason });
}
