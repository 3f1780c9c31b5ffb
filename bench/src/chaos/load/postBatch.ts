import { QUERY, TRACES_PATH } from '@throughline/conventions/wire';
import type { Batch } from './makeBatch.ts';

/** A post to a process that was killed may hang. */
const TIMEOUT_MS = 5_000;

/** Posts a batch. @returns the status of the answer; undefined where there was none. */
export async function postBatch(edgeUrl: string, batch: Batch): Promise<number | undefined> {
  const query = new URLSearchParams({ ...batch.query, [QUERY.sent]: String(Date.now()) });
  try {
    const response = await fetch(`${edgeUrl}${TRACES_PATH}?${query}`, {
      method: 'POST',
      headers: batch.headers,
      body: batch.body as BodyInit,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}
