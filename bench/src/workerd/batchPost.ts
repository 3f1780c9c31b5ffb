import { QUERY, SIMPLE_CONTENT_TYPE, TRACES_PATH } from '@throughline/conventions/wire';
import { CONFORMANCE_ORIGIN } from '@throughline/ingest-core/testing/conformanceApps';
import { uuidV7 } from '@throughline/ingest-core/testing/uuidV7';
import type { Post } from './postAll.ts';

/** A post of a page, with a batch id of its own. */
export function batchPost(key: string, body: Post['body']): Post {
  const now = Date.now();
  const query = new URLSearchParams({
    [QUERY.key]: key,
    [QUERY.batch]: uuidV7(now),
    [QUERY.sent]: String(now),
  });
  return {
    path: `${TRACES_PATH}?${query}`,
    headers: { 'content-type': SIMPLE_CONTENT_TYPE, origin: CONFORMANCE_ORIGIN },
    body,
  };
}
