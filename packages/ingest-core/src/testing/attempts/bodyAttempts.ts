import { gzip } from '../makePost.ts';
import type { Attempt } from './attempt.ts';

/** Bodies that can't be read. */
export const BODY_ATTEMPTS: readonly Attempt[] = [
  { name: 'no body', says: /JSON/, make: () => ({ body: '' }) },
  { name: 'half a JSON', says: /JSON/, make: () => ({ body: '{"resourceSpans":[' }) },
  { name: 'a JSON list', says: /body/, make: () => ({ body: '[]' }) },
  {
    name: 'resourceSpans that is no list',
    says: /resourceSpans/,
    make: () => ({ body: { resourceSpans: 1 } }),
  },
  { name: 'invalid UTF-8', says: /UTF-8/, make: () => ({ body: new Uint8Array([0x7b, 0xff, 0x7d]) }) },
  {
    name: 'half a gzip',
    says: /gzip/,
    make: async () => ({ body: (await gzip('{"resourceSpans":[]}')).slice(0, 15) }),
  },
  {
    name: 'gzip by name alone',
    says: /gzip/,
    make: () => ({ headers: { 'content-encoding': 'gzip' }, body: '{}' }),
  },
].map((post) => ({
  reason: /gzip/.test(post.says.source) ? 'bad_encoding' : 'malformed',
  ...{ ...post, status: 400, code: 3, app: 'shop', readable: true },
}));
