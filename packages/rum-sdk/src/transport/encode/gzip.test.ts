import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzip } from './gzip.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const unzipped = (input: Uint8Array) => new Uint8Array(gunzipSync(gzip(input)));

/** Bytes that repeat at every distance and length, as JSON does and random bytes don't. */
const repetitive = fc
  .array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 600 })), { maxLength: 200 })
  .map((runs) =>
    encode(runs.map(([which, times]) => ['a', 'ab,', '"key":', 'ü😀'][which]?.repeat(times)).join('')),
  );

describe('gzip', () => {
  it('is undone by zlib, for any text and any bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 5_000 }).map(encode),
          fc.uint8Array({ maxLength: 5_000 }),
          repetitive,
        ),
        (input) => {
          expect(unzipped(input)).toEqual(input);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is undone by zlib at the edges of the format', () => {
    const noise = Uint8Array.from({ length: 300_000 }, (_, at) => Math.imul(at, 2_654_435_761) >>> 23);
    const far = (gap: number) => encode(`${'0123456789'}${'\0'.repeat(gap)}${'0123456789'}`);
    const inputs = [
      ...[0, 1, 2, 3, 4, 5, 256, 257, 258, 259, 260, 1_000_000].map((length) => encode('a'.repeat(length))),
      ...[32_757, 32_758, 32_759, 70_000].map(far),
      noise,
    ];
    for (const input of inputs) expect(Buffer.compare(unzipped(input), input)).toBe(0);
  });

  it('shrinks JSON several times, and grows noise by an eighth at the most', () => {
    const json = encode(
      JSON.stringify(
        Array.from({ length: 200 }, (_, at) => ({ key: 'http.route', value: { intValue: `${at}` } })),
      ),
    );
    expect(gzip(json).length).toBeLessThan(json.length / 5);
    const noise = crypto.getRandomValues(new Uint8Array(60_000));
    expect(gzip(noise).length).toBeLessThanOrEqual(noise.length * 1.125 + 32);
  });
});
