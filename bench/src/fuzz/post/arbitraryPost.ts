import fc from 'fast-check';
import { makeCorpus } from '../body/corpus.ts';
import type { Mutation } from '../body/mutate.ts';
import { PACKINGS, type Packing } from '../body/pack.ts';
import { arbitraryMutation } from './arbitraryMutation.ts';

/** One post of the fuzzing: small enough to print and to keep. */
export interface FuzzPost {
  readonly method: string;
  /** Number of a corpus body, or the bytes. */
  readonly body: number | Uint8Array;
  readonly mutations: readonly Mutation[];
  readonly packing: Packing;
  /** `Content-Encoding`; '' for none. */
  readonly encoding: string;
  /** `Content-Type`; `fitting` is that of the body. */
  readonly type: string;
  readonly caller: 'page' | 'server' | 'nobody' | 'unknown' | 'doubled';
  /** `Origin`, where it isn't the key's own. */
  readonly origin: string | undefined;
  /** Further parameters and headers, whatever they may be. */
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** `chunked` has no length, `slow` comes in pieces with pauses between them. */
  readonly transfer: 'whole' | 'chunked' | 'slow';
}

const TYPES = [
  'text/plain;charset=UTF-8',
  'application/json',
  'application/x-protobuf',
  'application/json; charset=utf-16; boundary="',
  'application/grpc',
  'multipart/form-data',
  'text/html',
  '*/*',
  `application/${'x'.repeat(4_000)}`,
  '',
];

const ENCODINGS = ['GZIP ', 'identity', 'br', 'gzip, gzip', 'deflate', 'x'.repeat(500)];

const ORIGINS = [
  'null',
  '',
  'https://shop.example.',
  'https://SHOP.example',
  'file://',
  'https://a, https://b',
  'x',
];

const QUERY_VALUES = [
  '',
  '0',
  '-1',
  '1e30',
  'NaN',
  '\u0000',
  '%',
  '%00',
  '\ud800',
  'é',
  'a'.repeat(3_000),
  '__proto__',
];

const HEADERS = {
  'x-request-id': fc.constantFrom('', 'a', '"'.repeat(100), 'abcdefgh-1234', '\u00e9'),
  'user-agent': fc.constantFrom('', 'Googlebot/2.1', 'b'.repeat(5_000), '()'.repeat(200)),
  'sec-purpose': fc.constantFrom('prefetch', 'prefetch;prerender', ''),
  traceparent: fc.constantFrom(
    '00-0-0-0',
    'x'.repeat(1_000),
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  ),
  accept: fc.constantFrom('', 'application/x-protobuf', 'x'),
  'access-control-request-method': fc.constantFrom('POST', 'DELETE', ''),
  'access-control-request-headers': fc.constantFrom('content-type', 'x'.repeat(2_000), '*'),
  'x-forwarded-for': fc.constantFrom('1.1.1.1', ','.repeat(300), '::1'),
};

const corpusSize = makeCorpus().length;

const anyQuery = fc.dictionary(
  fc.constantFrom('batch', 'sent', 'held', 'ticket', 'key', 'constructor', '__proto__', ''),
  fc.oneof(fc.constantFrom(...QUERY_VALUES), fc.string({ maxLength: 30, unit: 'binary-ascii' })),
  { maxKeys: 3 },
);

/** A year, milliseconds. */
const YEAR_MS = 31_536_000_000;

/** A clock that is off, and what a client may say of it: `now+…` becomes a time when the post is sent. */
const anyClock = fc.record(
  {
    batch: fc.integer({ min: -YEAR_MS, max: YEAR_MS }).map((ms) => `now${ms < 0 ? '' : '+'}${ms}`),
    sent: fc
      .oneof(fc.integer({ min: -YEAR_MS, max: YEAR_MS }), fc.integer({ min: -7_200_000, max: 7_200_000 }))
      .map((ms) => `now${ms < 0 ? '' : '+'}${ms}`),
    held: fc.oneof(fc.double().map(String), fc.double({ min: 0, max: 4_000_000 }).map(String)),
  },
  { requiredKeys: [] },
);

/** Mostly a real body of a good caller with a few changes. */
export const arbitraryPost: fc.Arbitrary<FuzzPost> = fc.record({
  method: often('POST', ['OPTIONS', 'GET', 'PUT', 'DELETE', 'HEAD']),
  body: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, 1) },
    { weight: 2, arbitrary: fc.nat({ max: corpusSize - 1 }) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 512 }) },
  ),
  mutations: fc.array(arbitraryMutation, { maxLength: 4 }),
  packing: often('none', PACKINGS, 4),
  encoding: fc.oneof(
    { weight: 3, arbitrary: fc.constant('gzip') },
    { weight: 12, arbitrary: often('', ENCODINGS) },
  ),
  type: often('fitting', TYPES, 8),
  caller: fc.oneof(
    { weight: 6, arbitrary: fc.constant('page' as const) },
    { weight: 6, arbitrary: fc.constant('server' as const) },
    { weight: 1, arbitrary: fc.constantFrom('nobody' as const, 'unknown' as const, 'doubled' as const) },
  ),
  origin: often(undefined, ORIGINS),
  query: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: anyQuery }),
    },
    { weight: 1, arbitrary: anyClock },
  ),
  headers: fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.record(HEADERS, { requiredKeys: [] }) },
  ),
  transfer: often('whole', ['chunked', 'chunked', 'chunked', 'slow'], 5),
});

/** One value most of the time, and any of some others. */
function often<const T, const U>(usual: T, others: readonly U[], weight = 12): fc.Arbitrary<T | U> {
  return fc.oneof(
    { weight, arbitrary: fc.constant<T | U>(usual) },
    { weight: 1, arbitrary: fc.constantFrom<T | U>(...others) },
  );
}
