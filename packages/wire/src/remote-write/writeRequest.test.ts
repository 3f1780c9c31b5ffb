import fc from 'fast-check';
import { compress } from 'snappyjs';
import { describe, expect, it } from 'vitest';
import { decodeWriteRequest } from './decodeWriteRequest.ts';
import { decompressSnappy } from './decompressSnappy.ts';
import { encodeWriteRequest } from './encodeWriteRequest.ts';
import type { TimeSeries } from './timeSeries.ts';

const LIMIT = 1_000_000;

const series: fc.Arbitrary<TimeSeries> = fc.record({
  labels: fc
    .uniqueArray(fc.tuple(fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/), fc.string({ minLength: 1 })), {
      selector: ([name]) => name,
      minLength: 1,
    })
    .map((labels) => labels.map(([name, value]): [string, string] => [name, value])),
  samples: fc.array(
    fc.record({ value: fc.double(), timestamp: fc.integer({ min: 0, max: 4_102_444_800_000 }) }),
    { maxLength: 4 },
  ),
});

function sorted({ labels, samples }: TimeSeries): TimeSeries {
  return { labels: labels.toSorted(([a], [b]) => (a < b ? -1 : 1)), samples };
}

describe('remote-write 1.0', () => {
  it('writes exactly the bytes of the specification', () => {
    const body = encodeWriteRequest([
      {
        labels: [
          ['b', '2'],
          ['__name__', 'm'],
        ],
        samples: [{ value: 1, timestamp: 2 }],
      },
    ]);
    const raw = decompressSnappy(body, LIMIT);
    const label = (name: string, value: string) => [
      0x0a,
      name.length + value.length + 4,
      0x0a,
      name.length,
      ...Buffer.from(name),
      0x12,
      value.length,
      ...Buffer.from(value),
    ];
    const fields = [
      ...label('__name__', 'm'),
      ...label('b', '2'),
      0x12,
      11,
      0x09,
      0,
      0,
      0,
      0,
      0,
      0,
      0xf0,
      0x3f,
      0x10,
      2,
    ];
    expect(raw.ok && [...raw.value]).toEqual([0x0a, fields.length, ...fields]);
  });

  it('writes a stale marker as its raw bits, which a plain NaN does not have', () => {
    const body = encodeWriteRequest([
      { labels: [['__name__', 'm']], samples: [{ value: 0, timestamp: 1, stale: true }] },
    ]);
    const raw = decompressSnappy(body, LIMIT);
    expect(raw.ok && Buffer.from(raw.value).toString('hex')).toContain('09020000000000f07f');
    const decoded = decodeWriteRequest(body, LIMIT);
    expect(decoded.ok && decoded.value[0]?.samples[0]?.stale).toBe(true);
    const nan = decodeWriteRequest(
      encodeWriteRequest([{ labels: [['a', 'b']], samples: [{ value: Number.NaN, timestamp: 1 }] }]),
      LIMIT,
    );
    expect(nan.ok && nan.value[0]?.samples[0]).toEqual({ value: Number.NaN, timestamp: 1 });
  });

  it.each([
    [[['', 'x']], 'a label has an empty name'],
    [[['app', '']], 'label app has an empty value'],
    [
      [
        ['app', 'a'],
        ['env', 'e'],
        ['app', 'b'],
      ],
      'label app is given twice',
    ],
  ] as [TimeSeries['labels'], string][])('refuses the labels %j', (labels, message) => {
    expect(() => encodeWriteRequest([{ labels, samples: [] }])).toThrow(message);
  });

  it('brings every series back, labels sorted', () => {
    fc.assert(
      fc.property(fc.array(series, { maxLength: 5 }), (list) => {
        expect(decodeWriteRequest(encodeWriteRequest(list), LIMIT)).toEqual({
          ok: true,
          value: list.map(sorted),
        });
      }),
    );
  });

  it('checks the announced length before it decompresses', () => {
    const body = compress(new Uint8Array(100_000));
    const result = decodeWriteRequest(body, 99_999);
    expect(result.ok ? '' : result.error.reason).toBe('decompresses to 100000 bytes, the limit is 99999');
  });

  it('says so when the body is not snappy, or not a write request', () => {
    expect(decodeWriteRequest(new Uint8Array(), LIMIT).ok).toBe(false);
    expect(decodeWriteRequest(new TextEncoder().encode('hello'), LIMIT).ok).toBe(false);
    const truncated = compress(new Uint8Array([0x0a, 40, 1]));
    expect(decodeWriteRequest(truncated, LIMIT)).toMatchObject({
      ok: false,
      error: { field: 'timeseries[0]' },
    });
    fc.assert(
      fc.property(fc.uint8Array(), (noise) => {
        expect(decodeWriteRequest(noise, 10_000)).toHaveProperty('ok');
      }),
    );
  });
});

describe('decompressSnappy', () => {
  it('expands whatever the compressor makes', () => {
    const repetitive = fc.array(fc.constantFrom('rum_lcp_seconds_bucket', 'le', 'app', '0.25', '\u0000'), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 70_000 }),
          repetitive.map((words) => new TextEncoder().encode(words.join(''))),
        ),
        (bytes) => {
          const result = decompressSnappy(compress(bytes), bytes.length);
          expect(result.ok && Buffer.compare(result.value, bytes)).toBe(0);
        },
      ),
    );
  });

  it('refuses a literal whose length would step back, and output that is too short or too long', () => {
    const stepsBack = new Uint8Array([10, 63 << 2, 0xfa, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0]);
    expect(decompressSnappy(stepsBack, 100).ok).toBe(false);
    expect(decompressSnappy(new Uint8Array([5, 0, 65]), 100).ok).toBe(false);
    expect(decompressSnappy(new Uint8Array([1, 4, 65, 66]), 100).ok).toBe(false);
    expect(decompressSnappy(new Uint8Array([4, 0, 65, 1, 2]), 100).ok).toBe(false);
    expect(decompressSnappy(new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff, 1]), 100).ok).toBe(false);
  });

  it('repeats a pattern where a copy overlaps what it writes', () => {
    const result = decompressSnappy(new Uint8Array([9, 4, 65, 66, ((7 - 4) << 2) | 1, 2]), 100);
    expect(result.ok && new TextDecoder().decode(result.value)).toBe('ABABABABA');
  });
});
