import { gzip } from '../makePost.ts';
import { makeTraces } from '../makeTraces.ts';
import type { Attempt } from './attempt.ts';

/** A stream in place of bytes has no announced length. */
function unannounced(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close();
      const size = Math.min(left, 16_384);
      left -= size;
      controller.enqueue(new Uint8Array(size).fill(0x20));
    },
  });
}

/** Bodies that are too much, or of a kind that isn't taken. */
export const LIMIT_ATTEMPTS: readonly Attempt[] = [
  { name: '300 KiB', status: 413, says: /262144/, make: () => ({ body: ' '.repeat(300 * 1024) }) },
  {
    name: '300 KiB of unknown length',
    status: 413,
    says: /262144/,
    make: () => ({ body: unannounced(300 * 1024) }),
  },
  {
    name: 'a gzip bomb',
    status: 413,
    says: /1048576.*decompression/,
    make: async () => ({ body: await gzip(' '.repeat(64 * 1024 * 1024)) }),
  },
  {
    name: 'too many spans',
    status: 413,
    says: /2000/,
    make: async () => ({
      body: await gzip(JSON.stringify(makeTraces({ spans: Array.from({ length: 2_001 }, () => ({})) }))),
    }),
  },
  {
    // each refused by name would be some 50 MB
    name: 'half a million spans that are none',
    status: 413,
    says: /2000/,
    make: async () => ({
      body: await gzip(`{"resourceSpans":[{"scopeSpans":[{"spans":[${'0,'.repeat(500_000)}0]}]}]}`),
    }),
  },
  {
    name: 'a form',
    status: 415,
    says: /Content-Type/,
    make: () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  },
  { name: 'brotli', status: 415, says: /gzip/, make: () => ({ headers: { 'content-encoding': 'br' } }) },
  ...['gzip, gzip', 'deflate', 'gzip;q=1', 'zstd', 'identity, gzip', 'gzip, identity'].map((encoding) => ({
    name: `the encoding ${encoding}`,
    status: 415,
    says: /gzip/,
    make: () => ({ headers: { 'content-encoding': encoding } }),
  })),
  ...[
    'multipart/form-data; boundary=x',
    'application/json, text/plain',
    'application/jsonx',
    '*/*',
    'text/html',
    'a/b/c',
  ].map((type) => ({
    name: `the type ${type}`,
    status: 415,
    says: /Content-Type/,
    make: () => ({ headers: { 'content-type': type } }),
  })),
  {
    name: 'a gzip in a gzip',
    status: 400,
    says: /JSON|UTF-8/,
    make: async () => ({ body: await gzip(await gzip('{"resourceSpans":[]}')) }),
  },
].map((post) => ({ reason: reasonOf(post), ...{ ...post, code: 3, app: 'shop', readable: true } }));

function reasonOf({ name, status }: { name: string; status: number }): Attempt['reason'] {
  if (status === 400) return 'malformed';
  if (status === 413) return name.includes('spans') ? 'too_many_spans' : 'too_large';
  return name === 'brotli' || name.startsWith('the encoding') ? 'unsupported_encoding' : 'unsupported_type';
}
