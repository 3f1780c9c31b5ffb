import type { WriteVersion } from './writeVersion.ts';

const SHARED = { 'Content-Encoding': 'snappy', 'User-Agent': 'throughline/0.1.0' } as const;

/** The headers of a remote-write 1.0 request (specification, "Protocol"). A sender adds `Authorization`. */
export const REMOTE_WRITE_HEADERS = {
  ...SHARED,
  'Content-Type': 'application/x-protobuf',
  'X-Prometheus-Remote-Write-Version': '0.1.0',
} as const;

/** The headers of a request of either version (remote-write 2.0, "Required headers"). */
export function writeHeaders(version: WriteVersion): Readonly<Record<string, string>> {
  if (version === '1.0') return REMOTE_WRITE_HEADERS;
  return {
    ...SHARED,
    'Content-Type': 'application/x-protobuf;proto=io.prometheus.write.v2.Request',
    'X-Prometheus-Remote-Write-Version': '2.0.0',
  };
}
