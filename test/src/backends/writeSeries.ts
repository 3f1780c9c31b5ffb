import { encodeWriteRequest } from '@throughline/wire/remote-write/encodeWriteRequest';
import { REMOTE_WRITE_HEADERS } from '@throughline/wire/remote-write/headers';
import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';

/** Posts series by remote-write, and resolves with the status. */
export async function writeSeries(base: string, series: TimeSeries[], token?: string): Promise<number> {
  const response = await fetch(`${base}/api/v1/write`, {
    method: 'POST',
    headers: { ...REMOTE_WRITE_HEADERS, ...(token && { Authorization: `Bearer ${token}` }) },
    body: new Uint8Array(encodeWriteRequest(series)),
  });
  await response.arrayBuffer();
  return response.status;
}
