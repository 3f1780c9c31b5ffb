import { describe, expect, it } from 'vitest';
import { parseApps } from './admit/keys/parseApps.ts';
import { staticDirectory } from './admit/keys/staticDirectory.ts';
import { memoryLimiter } from './admit/limits/memoryLimiter.ts';
import type { LogEntry } from './answer/logger.ts';
import type { CommitResult } from './commit/commitBatch.ts';
import type { MetricDelta } from './measure/metricDelta.ts';
import { countSpans } from './sample/countSpans.ts';
import { CONFORMANCE_KEY_HALF, CONFORMANCE_ORIGIN, CONFORMANCE_TOKEN } from './testing/conformanceApps.ts';
import { makePost } from './testing/makePost.ts';
import { makePageView, makeTraces, randomHex, type SpanInput } from './testing/makeTraces.ts';
import { memoryHost } from './testing/memoryHost.ts';
import { uuidV7 } from './testing/uuidV7.ts';

/** The counter's value for these labels, over all deltas. */
function sum(deltas: readonly MetricDelta[], metric: string, labels: Record<string, string>): number {
  return deltas
    .filter((delta) => delta.metric === metric)
    .filter((delta) => Object.entries(labels).every(([name, value]) => delta.labels[name as 'app'] === value))
    .reduce((total, delta) => total + (delta.type === 'counter' ? delta.add : delta.count), 0);
}

describe('createIngest', () => {
  it('stops SDKs when it is not enabled, readably for their pages', async () => {
    const host = memoryHost({ enabled: false });
    const response = await host.fetch(makePost({ query: { key: 'pk_unknown' } }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ rum: { sampleRate: 0, reportRate: 0 } });
    expect(response.headers.get('access-control-allow-origin')).toBe(CONFORMANCE_ORIGIN);
    expect(host.batches).toEqual([]);
  });

  it('commits what a post left behind', async () => {
    const host = memoryHost();
    const batch = uuidV7(Date.now());
    await host.fetch(makePost({ query: { batch: batch.toUpperCase() } }));
    expect(host.batches).toMatchObject([{ app: 'shop', env: 'test', batchId: batch }]);
    expect(host.batches[0]?.batchTime).toBe(Number.parseInt(batch.replace('-', '').slice(0, 12), 16));
  });

  it('balances the books: received = kept + sampled out + dropped', async () => {
    const host = memoryHost();
    const implausible = {
      'rum.span.type': 'web_vital',
      'rum.route': '/',
      'browser.web_vital.name': 'LCP',
      'browser.web_vital.value': 1e9,
    };
    const spans = [
      ...makePageView(),
      ...makePageView(randomHex(16), { flags: 0x02 }),
      { traceId: 'zz' },
      { start: Date.now() - 3 * 24 * 3_600_000 },
      { attributes: implausible },
    ];
    const response = await host.fetch(makePost({ body: makeTraces({ spans }) }));
    expect(await response.json()).toMatchObject({ partialSuccess: { rejectedSpans: '3' } });
    const deltas = host.batches[0]?.deltas ?? [];
    const spansOf = (outcome: string, reason = '') =>
      sum(deltas, 'rum_ingest_spans_total', { outcome, reason });
    expect(spansOf('received')).toBe(11);
    expect(spansOf('kept')).toBe(4);
    expect(spansOf('sampled_out')).toBe(4);
    for (const reason of ['malformed', 'too_old', 'implausible']) expect(spansOf('dropped', reason)).toBe(1);
    expect(sum(deltas, 'rum_page_views_total', {})).toBe(2);
  });

  it('measures every page view and keeps about half of the traces at a rate of 0.5', async () => {
    const host = memoryHost();
    const spans = Array.from({ length: 400 }, () => makePageView()).flat();
    const response = await host.fetch(
      makePost({
        query: { key: undefined },
        headers: { origin: undefined, authorization: `Bearer ${CONFORMANCE_TOKEN}` },
        body: makeTraces({ spans }),
      }),
    );
    expect(response.status).toBe(200);
    expect(countSpans(host.batches[0]?.kept ?? { resourceSpans: [] })).toBe(spans.length);
    expect(host.batches[0]?.accepted).toBeUndefined();
    const fewer = spans.slice(0, 400);
    await host.fetch(makePost({ query: { key: CONFORMANCE_KEY_HALF }, body: makeTraces({ spans: fewer }) }));
    expect(sum(host.batches[1]?.deltas ?? [], 'rum_page_views_total', {})).toBe(100);
    const keptSpans = host.batches[1]?.kept.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
    expect(keptSpans.length % 4).toBe(0);
    // six standard deviations of a binomial of 100
    expect(Math.abs(keptSpans.length / 4 - 50)).toBeLessThan(30);
  });

  it('holds an app to its budget of traces: whole ones, counted, told to the page, and measured all the same', async () => {
    const policy = { app: 'shop', environment: 'test', origins: [CONFORMANCE_ORIGIN] };
    const apps = parseApps(JSON.stringify({ pk_budget: { ...policy, maxTracesPerSecond: 2 } }));
    if (!apps.ok) throw new Error(apps.error);
    const host = memoryHost({ apps: staticDirectory({ apps: apps.value }) });
    const post = (spans: SpanInput[]) =>
      host.fetch(makePost({ query: { key: 'pk_budget' }, body: makeTraces({ spans }) }));
    const views = Array.from({ length: 100 }, () => makePageView());
    const response = await post(views.flat());
    const { rum } = (await response.json()) as { rum: { sampleRate: number } };
    expect([1 / 2, 1 / 4, 1 / 8, 1 / 16]).toContain(rum.sampleRate);
    // the rest of each page view comes in a later post
    await post(views.map(([view]) => ({ ...view, spanId: randomHex(8), name: 'later' })));
    const [first, second] = host.batches.map(({ kept }) => kept.resourceSpans[0]?.scopeSpans[0]?.spans ?? []);
    const ids = (spans: typeof first) => [...new Set(spans?.map(({ traceId }) => traceId))].sort();
    expect(ids(second)).toEqual(ids(first));
    expect(first).toHaveLength(4 * ids(first).length);
    expect(ids(first).length).toBeLessThan(80);
    const deltas = host.batches[0]?.deltas ?? [];
    const lost = sum(deltas, 'rum_ingest_spans_total', { outcome: 'sampled_out', reason: 'budget' });
    expect(lost + (first?.length ?? 0)).toBe(400);
    expect(sum(deltas, 'rum_ingest_spans_total', { outcome: 'sampled_out', reason: '' })).toBe(0);
    expect(sum(deltas, 'rum_page_views_total', {})).toBe(100);
    expect(first?.at(-1)?.traceState).toMatch(/^ot=th:[0-9a-f]+$/);
  });

  it('mends the clock of a client that is an hour slow, and says so on the resource', async () => {
    const host = memoryHost();
    const hour = 3_600_000;
    const theirs = Date.now() - hour;
    const body = makeTraces({ spans: [{ start: theirs - 500, durationMs: 100 }] });
    const query = { batch: uuidV7(theirs), sent: String(theirs) };
    expect((await host.fetch(makePost({ query, body }))).status).toBe(200);
    const [entry] = host.batches[0]?.kept.resourceSpans ?? [];
    const skew = entry?.resource.attributes.find(({ key }) => key === 'rum.clock_skew_ms');
    expect(Math.abs(Number(skew?.value.intValue) - hour)).toBeLessThan(5_000);
    const start = Number(entry?.scopeSpans[0]?.spans[0]?.startTimeUnixNano) / 1e6;
    expect(Math.abs(start - (Date.now() - 500))).toBeLessThan(5_000);
    expect(host.batches[0]?.batchTime).toBe(theirs);
  });

  it('knows a batch without an id by its body', async () => {
    const host = memoryHost();
    const body = makeTraces({ spans: makePageView() });
    const send = () => host.fetch(makePost({ query: { batch: undefined }, body }));
    expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
    expect(host.batches.map((batch) => batch.batchId)).toEqual([
      expect.stringMatching(/^body-[0-9a-f]{64}$/),
    ]);
  });

  it('answers 429 with Retry-After, readably, and keeps the address to the limiter', async () => {
    const lines: LogEntry[] = [];
    const host = memoryHost({
      limiter: memoryLimiter({ limit: 1, windowSeconds: 60 }),
      log: { log: (entry) => lines.push(entry) },
    });
    expect((await host.fetch(makePost())).status).toBe(200);
    const limited = await host.fetch(makePost());
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(limited.headers.get('access-control-allow-origin')).toBe(CONFORMANCE_ORIGIN);
    expect(await limited.json()).toMatchObject({ code: 8, message: expect.stringMatching(/wait \d+ s/) });
    expect(lines[1]).toMatchObject({ level: 'warn', status: 429, app: 'shop', reason: 'rate_limited' });
  });

  it.each([
    [
      'a commit that is unavailable',
      async (): Promise<CommitResult> => ({ outcome: 'unavailable', reason: 'full', retryAfterSeconds: 30 }),
      '30',
    ],
    ['a commit that throws', () => Promise.reject(new Error('lost')), '5'],
  ])('answers 503 with Retry-After to %s', async (_, commit, retryAfter) => {
    const response = await memoryHost({ commit }).fetch(makePost());
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe(retryAfter);
    expect(await response.json()).toMatchObject({ code: 14 });
  });

  it('answers 503 where the directory cannot be asked, and tells the log alone why', async () => {
    const lines: LogEntry[] = [];
    const broken = () => Promise.reject(new Error('KV is away'));
    const host = memoryHost({
      apps: { byKey: broken, byToken: broken },
      log: { log: (entry) => lines.push(entry) },
    });
    const response = await host.fetch(makePost());
    expect(response.status).toBe(503);
    expect(await response.text()).not.toMatch(/KV/);
    expect(lines).toMatchObject([{ level: 'error', reason: 'internal', error: 'Error: KV is away' }]);
  });

  it('counts refused and repeated posts into the next commit, and not twice when that fails', async () => {
    let fails = 0;
    const committed: MetricDelta[] = [];
    const seen = new Set<string>();
    const host = memoryHost({
      commit: async ({ batchId, deltas }) => {
        if (fails-- > 0) return { outcome: 'unavailable', reason: 'full', retryAfterSeconds: 1 };
        if (seen.has(batchId)) return { outcome: 'duplicate' };
        seen.add(batchId);
        committed.push(...deltas);
        return { outcome: 'committed' };
      },
    });
    const batch = uuidV7(Date.now());
    await host.fetch(makePost({ query: { key: 'pk_unknown' } }));
    await host.fetch(makePost({ body: '{' }));
    await host.fetch(makePost({ headers: { origin: 'https://evil.example' } }));
    fails = 1;
    for (let i = 0; i < 3; i++) await host.fetch(makePost({ query: { batch } }));
    await host.fetch(makePost());
    const batches = (labels: Record<string, string>) => sum(committed, 'rum_ingest_batches_total', labels);
    expect(batches({ outcome: 'refused', reason: 'unknown_key', app: '' })).toBe(1);
    expect(batches({ outcome: 'refused', reason: 'malformed', app: 'shop' })).toBe(1);
    expect(batches({ outcome: 'refused', reason: 'foreign_origin', app: 'shop' })).toBe(1);
    expect(batches({ outcome: 'refused', reason: 'unavailable', app: 'shop' })).toBe(1);
    expect(batches({ outcome: 'duplicate' })).toBe(1);
    expect(batches({ outcome: 'accepted' })).toBe(2);
  });
});
