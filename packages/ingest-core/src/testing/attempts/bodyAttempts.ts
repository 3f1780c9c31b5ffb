import { gzip } from '../makePost.ts';
import type { Attempt } from './attempt.ts';

type Bytes = Uint8Array<ArrayBuffer>;

function utf16(text: string): Bytes {
  return new Uint8Array(Uint16Array.from(`\ufeff${text}`, (unit) => unit.charCodeAt(0)).buffer);
}

function joined(first: Bytes, second: Bytes): Bytes {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Good gzip but for one byte; a place below zero counts from the end. */
async function spoiled(at: number): Promise<Bytes> {
  const bytes = await gzip('{"resourceSpans":[]}');
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 0xe0;
  return bytes;
}

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
  { name: 'JSON in UTF-16', says: /UTF-8/, make: () => ({ body: utf16('{"resourceSpans":[]}') }) },
  {
    name: 'half a surrogate pair in UTF-8',
    says: /UTF-8/,
    make: () => ({ body: new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]) }),
  },
  { name: 'a comment in JSON', says: /JSON/, make: () => ({ body: '/**/{"resourceSpans":[]}' }) },
  { name: 'NaN in JSON', says: /JSON/, make: () => ({ body: '{"resourceSpans":NaN}' }) },
  {
    name: 'two JSON texts',
    says: /JSON/,
    make: () => ({ body: '{"resourceSpans":[]}{"resourceSpans":[]}' }),
  },
  { name: 'a JSON null', says: /object/, make: () => ({ body: 'null' }) },
  { name: 'a number beyond all', says: /object/, make: () => ({ body: '1e999' }) },
  {
    name: 'gzip with something behind it',
    says: /gzip/,
    make: async () => ({ body: joined(await gzip('{"resourceSpans":[]}'), new Uint8Array([1, 2, 3])) }),
  },
  {
    name: 'gzip in two members',
    says: /gzip/,
    make: async () => ({ body: joined(await gzip('{"resourceSpans":'), await gzip('[]}')) }),
  },
  {
    name: 'gzip with zeros behind it, as of a tape',
    says: /gzip/,
    make: async () => ({ body: joined(await gzip('{"resourceSpans":[]}'), new Uint8Array(512)) }),
  },
  {
    name: 'gzip with an empty member behind it',
    says: /gzip/,
    make: async () => ({ body: joined(await gzip('{"resourceSpans":[]}'), await gzip('')) }),
  },
  { name: 'zlib', says: /UTF-8/, make: () => ({ body: new Uint8Array([0x78, 0x9c, 0xab, 0xae, 5, 0]) }) },
  { name: 'gzip with a wrong checksum', says: /gzip/, make: async () => ({ body: await spoiled(-6) }) },
  { name: 'gzip with a wrong length', says: /gzip/, make: async () => ({ body: await spoiled(-1) }) },
  { name: 'gzip with flags that nobody has', says: /gzip/, make: async () => ({ body: await spoiled(3) }) },
  {
    name: 'gzip whose name has no end',
    says: /gzip/,
    make: () => ({
      body: joined(new Uint8Array([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]), new Uint8Array(50_000).fill(0x61)),
    }),
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
