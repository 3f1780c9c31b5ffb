import { CONFORMANCE_TOKEN } from './conformanceApps.ts';
import { gzip, type PostInput } from './makePost.ts';
import { makeTraces } from './makeTraces.ts';
import { uuidV7 } from './uuidV7.ts';

/** An attempt that every host refuses. */
export interface RefusedPost {
  readonly name: string;
  readonly status: number;
  /** `google.rpc.Code`. */
  readonly code: number;
  readonly says: RegExp;
  /** Whether the page may read the answer: its key is good and its origin allowed. */
  readonly readable?: true;
  readonly make: () => PostInput | Promise<PostInput>;
}

const HOUR_MS = 60 * 60 * 1000;

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

const who: readonly RefusedPost[] = [
  { name: 'a GET', status: 405, code: 12, says: /POST/, make: () => ({ method: 'GET' }) },
  { name: 'no key', status: 401, code: 16, says: /key/, make: () => ({ query: { key: undefined } }) },
  { name: 'an empty key', status: 401, code: 16, says: /key/, make: () => ({ query: { key: '' } }) },
  {
    name: 'an unknown key',
    status: 401,
    code: 16,
    says: /not known/,
    make: () => ({ query: { key: 'pk_x' } }),
  },
  {
    name: 'a prototype name as key',
    status: 401,
    code: 16,
    says: /not known/,
    make: () => ({ query: { key: '__proto__' } }),
  },
  {
    name: 'an overlong key',
    status: 401,
    code: 16,
    says: /not known/,
    make: () => ({ query: { key: 'k'.repeat(5000) } }),
  },
  {
    name: 'two keys',
    status: 401,
    code: 16,
    says: /more than once/,
    make: () => ({ query: { key: ['pk_conformance', 'pk_conformance'] } }),
  },
  {
    name: 'a wrong bearer token beside a good key',
    status: 401,
    code: 16,
    says: /token/,
    make: () => ({ headers: { authorization: 'Bearer wrong' } }),
  },
  {
    name: 'a bearer token with more behind it',
    status: 401,
    code: 16,
    says: /token/,
    make: () => ({ headers: { authorization: `Bearer ${CONFORMANCE_TOKEN}, Bearer x` } }),
  },
  {
    name: 'basic credentials',
    status: 401,
    code: 16,
    says: /token/,
    make: () => ({ headers: { authorization: `Basic ${btoa(`x:${CONFORMANCE_TOKEN}`)}` } }),
  },
  ...[
    'https://evil.example',
    'https://shop.example.evil.example',
    'http://shop.example',
    'https://shop.example:444',
    'https://a.shop.example',
    'null',
    'https://shop.example, https://evil.example',
    'https://evil.example, https://shop.example',
    undefined,
  ].map(
    (origin): RefusedPost => ({
      name: `origin ${origin ?? '(none)'}`,
      status: 403,
      code: 7,
      says: /origin/i,
      make: () => ({ headers: { origin } }),
    }),
  ),
];

const parameters: readonly RefusedPost[] = [
  { name: 'a batch id that is no UUID', says: /batch/, make: () => ({ query: { batch: 'x' } }) },
  {
    name: 'a UUIDv4',
    says: /UUIDv7/,
    make: () => ({ query: { batch: '0b3a1c9e-6f0f-4f0e-8f0e-000000000000' } }),
  },
  {
    name: 'two batch ids',
    says: /more than once/,
    make: () => ({ query: { batch: [uuidV7(Date.now()), uuidV7(Date.now())] } }),
  },
  {
    name: 'a body id from a page',
    says: /UUIDv7/,
    make: () => ({ query: { batch: `body-${'0'.repeat(64)}` } }),
  },
  {
    name: 'a batch of two days ago',
    says: /24 h/,
    make: () => ({ query: { batch: uuidV7(Date.now() - 48 * HOUR_MS) } }),
  },
  {
    name: 'a batch of tomorrow',
    says: /future/,
    make: () => ({ query: { batch: uuidV7(Date.now() + 24 * HOUR_MS) } }),
  },
  { name: 'a sent that is no time', says: /sent/, make: () => ({ query: { sent: 'now' } }) },
].map((post) => ({ ...post, status: 400, code: 3, readable: true }));

const bodies: readonly RefusedPost[] = [
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
].map((post) => ({ ...post, status: 400, code: 3, readable: true }));

const limits: readonly RefusedPost[] = [
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
    name: 'a form',
    status: 415,
    says: /Content-Type/,
    make: () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  },
  { name: 'brotli', status: 415, says: /gzip/, make: () => ({ headers: { 'content-encoding': 'br' } }) },
].map((post) => ({ ...post, code: 3, readable: true }));

/** The attempts that every host refuses, and what it says to them. */
export const REFUSED_POSTS: readonly RefusedPost[] = [...who, ...parameters, ...bodies, ...limits];
