import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompressSnappy } from '../decompressSnappy.ts';
import { encodeWriteRequest } from '../encodeWriteRequest.ts';
import { writeHeaders } from '../headers.ts';
import type { TimeSeries } from '../timeSeries.ts';
import { writeVersion } from '../writeVersion.ts';
import { decodeWriteRequestV2 } from './decodeWriteRequestV2.ts';
import { encodeWriteRequestV2 } from './encodeWriteRequestV2.ts';

const MAX = 1_000_000;

const counter = {
  labels: [
    ['__name__', 'rum_page_views_total'],
    ['app', 'shop'],
    ['env', 'shop'],
  ],
  samples: [{ value: 3.5, timestamp: 1_700_000_015_000, startTimestamp: 1_700_000_000_000 }],
  metadata: { type: 'counter', help: 'Page views.', unit: '' },
} satisfies TimeSeries;

const bucket: TimeSeries = {
  labels: [
    ['__name__', 'rum_lcp_seconds_bucket'],
    ['le', '2.5'],
  ],
  samples: [{ value: 2, timestamp: 1_700_000_015_000 }],
  exemplars: [{ labels: [['trace_id', 'a'.repeat(32)]], value: 2.4, timestamp: 1_700_000_015_000 }],
  metadata: { type: 'histogram', help: 'Largest Contentful Paint.', unit: 'seconds' },
};

const native: TimeSeries = {
  labels: [['__name__', 'rum_lcp_seconds']],
  samples: [],
  histograms: [
    {
      timestamp: 1_700_000_015_000,
      startTimestamp: 1_700_000_000_000,
      count: 3.5,
      sum: 7.25,
      bounds: [0.1, 2.5, 4],
      buckets: [0, 1.5, 2, 0],
    },
  ],
};

function roundTrip(series: readonly TimeSeries[]): TimeSeries[] {
  const decoded = decodeWriteRequestV2(encodeWriteRequestV2(series), MAX);
  if (!decoded.ok) throw new Error(decoded.error.reason);
  return decoded.value;
}

describe('remote-write 2.0', () => {
  it('carries samples, start times, metadata, exemplars and native histograms', () => {
    expect(roundTrip([counter, bucket, native])).toEqual([counter, bucket, native]);
  });

  it('writes the bytes of the specification: symbols once, the empty one first, series by their places', () => {
    const bytes = decompressSnappy(encodeWriteRequestV2([{ ...counter, samples: [] }]), MAX);
    if (!bytes.ok) throw new Error(bytes.error);
    const text = (tag: number, value: string) => [tag, value.length, ...new TextEncoder().encode(value)];
    expect([...bytes.value]).toEqual([
      ...text(0x22, ''),
      ...['__name__', 'rum_page_views_total', 'app', 'shop', 'env'].flatMap((symbol) => text(0x22, symbol)),
      ...text(0x22, 'Page views.'),
      // labels_refs and metadata (COUNTER, help_ref 6, unit_ref 0)
      ...[0x2a, 16, 0x0a, 6, 1, 2, 3, 4, 5, 4, 0x2a, 6, 0x08, 1, 0x18, 6, 0x20, 0],
    ]);
  });

  it('keeps stale markers, of native histograms too', () => {
    const [sample, histogram] = roundTrip([
      { labels: [['__name__', 'a']], samples: [{ value: 0, timestamp: 1, stale: true }] },
      { ...native, histograms: native.histograms?.map((entry) => ({ ...entry, stale: true })) ?? [] },
    ]);
    expect(sample?.samples[0]).toMatchObject({ stale: true });
    expect(histogram?.histograms?.[0]).toMatchObject({ stale: true, sum: Number.NaN });
  });

  it('is told from 1.0 by its bytes, whatever it holds', () => {
    const series = fc.array(
      fc.record({
        labels: fc
          .tuple(fc.string({ minLength: 1, maxLength: 300 }), fc.string({ minLength: 1 }))
          .map(([name, value]): [string, string][] => [[name, value]]),
        samples: fc.array(fc.record({ value: fc.double(), timestamp: fc.nat() }), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(series, (entries) => {
        expect(writeVersion(encodeWriteRequest(entries))).toBe('1.0');
        expect(writeVersion(encodeWriteRequestV2(entries))).toBe('2.0');
        expect(roundTrip(entries)).toEqual(entries);
      }),
      { numRuns: 100 },
    );
    expect(writeHeaders('2.0')).toMatchObject({
      'Content-Type': 'application/x-protobuf;proto=io.prometheus.write.v2.Request',
      'X-Prometheus-Remote-Write-Version': '2.0.0',
    });
  });

  it('says what is wrong with a body', () => {
    expect(decodeWriteRequestV2(new Uint8Array([1]), MAX)).toMatchObject({ ok: false });
    expect(decodeWriteRequestV2(encodeWriteRequestV2([counter]), 10)).toMatchObject({ ok: false });
    expect(decodeWriteRequestV2(encodeWriteRequest([counter]), MAX)).toEqual({ ok: true, value: [] });
  });
});
