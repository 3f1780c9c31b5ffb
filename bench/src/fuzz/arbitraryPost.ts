import { gzipSync } from 'node:zlib';
import { CONFORMANCE_TOKEN } from '@throughline/ingest-core/testing/conformanceApps';
import { makePost } from '@throughline/ingest-core/testing/makePost';
import fc from 'fast-check';
import { makeCorpus } from './corpus.ts';
import { type Mutation, mutate } from './mutate.ts';

/** One post of the fuzzing: small enough to print, and always by a caller whose key is good. */
export interface FuzzPost {
  readonly body: number | Uint8Array;
  readonly mutations: readonly Mutation[];
  readonly encoding: 'none' | 'gzip' | 'gzip-unnamed' | 'gzip-broken' | 'named-only';
  readonly type: string;
  readonly bearer: boolean;
}

const TYPES = ['text/plain;charset=UTF-8', 'application/json', 'application/x-protobuf', 'text/html', ''];

/** Names that objects have without having been given them. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', ''];

/** Values of the wrong type, of the wrong size, or none. */
const VALUES = [
  '1e999',
  '-0',
  '18446744073709551616',
  '9'.repeat(400),
  'null',
  '[]',
  '{}',
  '"\\ud800"',
  '""',
];

const corpus = makeCorpus();
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const someBytes = fc.uint8Array({ minLength: 1, maxLength: 24 });
const anyText = fc.oneof(fc.constantFrom(...VALUES), fc.json({ maxDepth: 4 }));

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: share }),
  fc.record({ kind: fc.constantFrom('drop' as const, 'double' as const), at: share, to: share }),
  fc.record({ kind: fc.constantFrom('insert' as const, 'overwrite' as const), at: share, bytes: someBytes }),
  fc.record({ kind: fc.constant('rename' as const), at: share, text: fc.constantFrom(...NAMES) }),
  fc.record({ kind: fc.constant('revalue' as const), at: share, text: anyText }),
);

/** Mostly a real body with a few changes, sometimes none at all of it. */
export const arbitraryPost: fc.Arbitrary<FuzzPost> = fc.record({
  body: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, 1) },
    { weight: 2, arbitrary: fc.nat({ max: corpus.length - 1 }) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 512 }) },
  ),
  mutations: fc.array(mutation, { maxLength: 4 }),
  encoding: fc.constantFrom('none', 'none', 'none', 'gzip', 'gzip-unnamed', 'gzip-broken', 'named-only'),
  // half of the posts have the type that fits their body
  type: fc.oneof(fc.constant('fitting'), fc.constantFrom(...TYPES)),
  bearer: fc.boolean(),
});

/** The request of a post. */
export function requestOf({ body, mutations, encoding, type, bearer }: FuzzPost): Request {
  const base = typeof body === 'number' ? corpus[body] : undefined;
  const plain = mutations.reduce(mutate, typeof body === 'number' ? (base?.bytes ?? new Uint8Array()) : body);
  const fitting = base?.protobuf ? 'application/x-protobuf' : 'application/json';
  const isNamed = encoding !== 'none' && encoding !== 'gzip-unnamed';
  return makePost({
    ...(bearer && { query: { key: undefined } }),
    headers: {
      'content-type': type === 'fitting' ? fitting : type,
      ...(isNamed && { 'content-encoding': 'gzip' }),
      ...(bearer && { authorization: `Bearer ${CONFORMANCE_TOKEN}`, origin: undefined }),
    },
    body: encode(plain, encoding),
  });
}

function encode(plain: Uint8Array, encoding: FuzzPost['encoding']): Uint8Array {
  if (encoding === 'none' || encoding === 'named-only') return plain;
  const packed = gzipSync(plain, { level: 1 });
  return encoding === 'gzip-broken' ? packed.subarray(0, Math.floor(packed.length / 2)) : packed;
}
