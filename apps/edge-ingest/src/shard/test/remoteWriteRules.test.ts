import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { METRICS as NAMES } from '@throughline/conventions/metrics';
import { decodeWrite } from '@throughline/wire/remote-write/decodeWrite';
import { decompressSnappy } from '@throughline/wire/remote-write/decompressSnappy';
import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import type { WriteVersion } from '@throughline/wire/remote-write/writeVersion';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { METRICS, type Received, received, rule } from '../../testing/destination.ts';
import { batchWithLcp, freshShard } from '../../testing/shardBatches.ts';
import { fromSentBatch } from '../message/shardBatch.ts';
import { openShard } from '../openShard.ts';

const [MAX_BYTES, TRACE] = [1_000_000, 'ab'.repeat(16)];

/** A request of a Shard, and the series in it. */
interface Sent extends Received {
  readonly series: readonly TimeSeries[];
  /** Decompressed. */
  readonly bytes: Uint8Array;
}

const nameOf = ({ labels }: TimeSeries): string => Object.fromEntries(labels).__name__ ?? '';

/** What a sender must do (remote-write 1.0 and 2.0, as far as they say so of requests), each over every request of a life. */
const RULES: readonly (readonly [
  rule: string,
  check: (sent: readonly Sent[], version: WriteVersion) => void,
])[] = [
  [
    'headers are exactly those of the version',
    (sent, version) => {
      const proto = version === '2.0' ? ';proto=io.prometheus.write.v2.Request' : '';
      for (const { headers } of sent) {
        expect(headers['content-encoding']).toBe('snappy');
        expect(headers['content-type']).toBe(`application/x-protobuf${proto}`);
        expect(headers['x-prometheus-remote-write-version']).toBe(version === '2.0' ? '2.0.0' : '0.1.0');
        expect(headers['user-agent']).toMatch(/^[\w-]+\/[\w.]+/);
      }
    },
  ],
  [
    'label names are sorted, once each, none without a value, __name__ among them',
    (sent) => {
      for (const { labels } of sent.flatMap(({ series }) => series)) {
        const names = labels.map(([name]) => name);
        expect(names).toEqual([...new Set(names)].sort());
        expect(names).toContain('__name__');
        for (const [name, value] of labels) {
          expect(name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]*$/);
          expect(value).not.toBe('');
        }
      }
    },
  ],
  [
    'every series has samples or histograms, not both, and stands in a request once',
    (sent) => {
      for (const { series } of sent) {
        const keys = series.map(({ labels }) => JSON.stringify(labels));
        expect(new Set(keys).size).toBe(keys.length);
        for (const { samples, histograms = [] } of series)
          expect([samples.length, histograms.length].sort()).toEqual([0, 1]);
      }
    },
  ],
  [
    'times of a series rise, whole milliseconds, over restarts of the series too; but for identical bytes sent again',
    (sent) => {
      const last = new Map<string, number>();
      for (const { series } of sent.filter(({ status }) => status < 300))
        for (const { labels, samples, histograms = [] } of series)
          for (const { timestamp } of [...samples, ...histograms]) {
            const key = JSON.stringify(labels);
            expect(Number.isInteger(timestamp)).toBe(true);
            expect(timestamp).toBeGreaterThan(last.get(key) ?? 0);
            last.set(key, timestamp);
          }
    },
  ],
  [
    'stale markers have the exact bits, and no other value is that NaN',
    (sent) => {
      const marker = [0x02, 0, 0, 0, 0, 0, 0xf0, 0x7f].join();
      const stale = sent.filter(({ series }) => series.some(({ samples }) => samples[0]?.stale));
      expect(stale.length).toBeGreaterThan(0);
      for (const request of sent) {
        const isMarked = [...request.bytes].join().includes(marker);
        expect(isMarked).toBe(stale.includes(request));
      }
    },
  ],
  [
    'histograms end with le="+Inf", which equals the count; buckets never fall',
    (sent) => {
      for (const { series } of sent) {
        const buckets = series.filter(
          (one) => nameOf(one) === 'rum_lcp_seconds_bucket' && !one.samples[0]?.stale,
        );
        const infinite = buckets.find(({ labels }) =>
          labels.some(([n, value]) => n === 'le' && value === '+Inf'),
        );
        if (buckets.length === 0) continue;
        const values = buckets.map(({ samples }) => samples[0]?.value ?? Number.NaN);
        expect(values).toEqual(values.toSorted((a, b) => a - b));
        const count = series.find((one) => nameOf(one) === 'rum_lcp_seconds_count');
        expect(infinite?.samples[0]?.value).toBe(count?.samples[0]?.value);
      }
    },
  ],
  [
    'what only 2.0 has is in 2.0 alone: metadata of every series, start times before the sample, exemplars with trace_id',
    (sent, version) => {
      const all = sent.flatMap(({ series }) => series);
      const exemplars = all.flatMap((one) => one.exemplars ?? []);
      if (version === '1.0') {
        expect(all.some(({ histograms, metadata }) => histograms || metadata)).toBe(false);
        expect(exemplars).toEqual([]);
        return;
      }
      expect(exemplars.length).toBeGreaterThan(0);
      for (const { labels } of exemplars) expect(labels).toEqual([['trace_id', TRACE]]);
      for (const { metadata, samples } of all) {
        expect(metadata?.help).not.toBe('');
        for (const { stale, timestamp, startTimestamp = Number.NaN } of samples)
          if (!stale && metadata?.type !== 'gauge') expect(startTimestamp).toBeLessThan(timestamp);
      }
      const counter = all.find((one) => nameOf(one) === 'rum_page_views_total');
      expect(counter?.metadata).toMatchObject({ type: 'counter', help: NAMES.rum_page_views_total.doc });
    },
  ],
  [
    'the symbols of 2.0 begin with the empty one, and stand there once and not in vain',
    (sent, version) => {
      if (version === '1.0') return;
      for (const { bytes, series } of sent) {
        const symbols = symbolsIn(bytes);
        expect(symbols[0]).toBe('');
        expect(new Set(symbols).size).toBe(symbols.length);
        const used = series.flatMap(({ labels, exemplars = [], metadata }) => [
          ...labels.flat(),
          ...exemplars.flatMap((exemplar) => exemplar.labels.flat()),
          metadata?.help ?? '',
          metadata?.unit ?? '',
        ]);
        expect(symbols.filter((symbol) => symbol !== '' && !used.includes(symbol))).toEqual([]);
      }
    },
  ],
  [
    '5xx and 429 are tried again with the same bytes before anything newer; a good answer ends it',
    (sent) => {
      const refused = sent.flatMap(({ status }, at) => (status >= 500 || status === 429 ? [at] : []));
      expect(refused.map((at) => sent[at]?.status)).toEqual([500, 429]);
      for (const at of refused) expect(sent[at + 1]?.body).toBe(sent[at]?.body);
      const good = sent.filter(({ status }) => status < 300).map(({ body }) => body);
      expect(new Set(good).size).toBe(good.length);
    },
  ],
  [
    'a request that is answered 400 is never sent again',
    (sent) => {
      const bad = sent.filter(({ status }) => status === 400).map(({ body }) => body);
      expect(bad.length).toBeGreaterThan(0);
      expect(new Set(bad).size).toBe(bad.length);
      for (const body of bad) expect(sent.filter((one) => one.body === body)).toHaveLength(1);
    },
  ],
];

describe.each<WriteVersion>(['1.0', '2.0'])('a sender of remote-write %s', (version) => {
  let sent: readonly Sent[] = [];
  beforeAll(async () => {
    sent = await live(version);
  }, 60_000);
  afterAll(() => void vi.useRealTimers());

  it.each(RULES)('%s', (_, check) => check(sent, version));
});

/** The life of a few series: they begin, go on, are refused, end, and wake. */
async function live(version: WriteVersion): Promise<Sent[]> {
  const { app, stub } = freshShard();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
  const variables = {
    REMOTE_WRITE_VERSION: version,
    REMOTE_WRITE_NATIVE_HISTOGRAMS: String(version === '2.0'),
  };
  const written = { 'X-Prometheus-Remote-Write-Samples-Written': '1' };
  const answer = (status: number, times: number, headers = written) =>
    rule({ path: METRICS, match: app, status, times, headers, body: 'invalid label' });
  await runInDurableObject(stub, async (_, ctx) => {
    Object.defineProperty(ctx.storage, 'setAlarm', { value: async () => undefined });
    const parts = await openShard(ctx, { ...env, ...variables });
    const round = async (ms: number, batches = 1) => {
      for (let i = 0; i < batches; i++)
        await parts.commit(fromSentBatch(batchWithLcp(app, { route: '/é', traceId: TRACE })));
      pass(ms);
      await parts.drain();
    };
    await answer(200, 1_000);
    for (const status of [500, 429]) {
      await answer(status, 1);
      await round(15_000);
      await round(15_000, 0);
    }
    await answer(400, 1);
    await round(15_000);
    // half an hour without a change ends them
    for (let i = 0; i < 12; i++) await round(3 * 60_000, 0);
    await round(15_000);
  });
  return (await received(METRICS, app)).map((request) => {
    const body = Uint8Array.from(atob(request.body), (character) => character.charCodeAt(0));
    const [decoded, bytes] = [decodeWrite(body, MAX_BYTES), decompressSnappy(body, MAX_BYTES)];
    if (!decoded.ok || !bytes.ok) throw new Error('not remote-write');
    return { ...request, series: decoded.value, bytes: bytes.value };
  });
}

/** Field 4 of a 2.0 request, repeated at its beginning. */
function symbolsIn(bytes: Uint8Array): string[] {
  const symbols: string[] = [];
  for (let at = 0; bytes[at] === 0x22; ) {
    let [length, shift] = [0, 0];
    do length |= ((bytes[++at] ?? 0) & 0x7f) << (7 * shift++);
    while ((bytes[at] ?? 0) >= 0x80);
    symbols.push(new TextDecoder().decode(bytes.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
  return symbols;
}
