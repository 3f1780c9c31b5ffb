import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { transform } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SIZE_BUDGET_BYTES } from '../../scripts/sizeBudget.ts';
import { TARGETS } from '../../scripts/targets.ts';
import { bundleApp } from '../harness/bundleApp.ts';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const openApp = async (source: string, html = '<h1>App</h1>') => {
  const app = await bundleApp(source.replaceAll('EDGE', site.edge.origin));
  return site.open({ scripts: { '/app.js': app }, html: `${html}<script src="/app.js"></script>` });
};

describe('the package', () => {
  it(`is at most ${SIZE_BUDGET_BYTES} bytes as a script, brotli`, () => {
    const script = readFileSync(new URL('../../dist/rum.js', import.meta.url));
    expect(brotliCompressSync(script).length).toBeLessThanOrEqual(SIZE_BUDGET_BYTES);
  });

  it.each(['rum.js', 'rum-text.js'])(
    'has no syntax in %s that is newer than its oldest browsers',
    async (file) => {
      const script = readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8');
      const options = { minifyWhitespace: true, legalComments: 'none' } as const;
      const [lowered, asItIs] = await Promise.all([
        transform(script, { ...options, target: [...TARGETS] }),
        transform(script, { ...options, target: 'esnext' }),
      ]);
      expect(lowered.code).toBe(asItIs.code);
    },
  );

  it('is imported on a server without side effects, and does nothing there', () => {
    const entry = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
    const source = `
      const before = Object.getOwnPropertyNames(globalThis).length;
      const { startRum } = await import(${JSON.stringify(entry)});
      const rum = startRum({ endpoint: '/x', key: 'pk_x', service: 'x' });
      rum.recordError(new Error('x')); rum.startPageView('/x'); rum.setRoute('/x'); rum.grant(); rum.stop();
      await rum.flush();
      rum.tracer.startSpan('x').end();
      console.log(Object.getOwnPropertyNames(globalThis).length - before);`;
    const answer = execFileSync(process.execPath, ['--input-type=module', '-e', source], {
      encoding: 'utf8',
    });
    expect(answer.trim()).toBe('0');
  });

  it('names files that exist and were built from its exports, each with its types', () => {
    const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    const { exports, sideEffects, files, types } = JSON.parse(read('package.json'));
    expect([sideEffects, files, types]).toEqual([false, ['dist', 'README.md'], exports['.'].types]);
    for (const [name, entry] of Object.entries<string | Record<string, string>>(exports)) {
      for (const file of typeof entry === 'string' ? [entry] : Object.values(entry)) {
        expect(read(file).length, `${name} ${file}`).toBeGreaterThan(0);
      }
      if (typeof entry === 'string') continue;
      // types first, or a resolver takes the code for them
      expect(Object.keys(entry)).toEqual(['types', 'import']);
      // nothing of the workspace and no TypeScript source is named by what is published
      expect(`${read(entry.types as string)}${read(entry.import as string)}`).not.toMatch(
        /from ["'](?:@throughline\/(?!rum-sdk)|[^"']*\.ts["'])/,
      );
    }
  });

  it('hands React its client components, and the rest without a directive', () => {
    const starts = (file: string) =>
      readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8').slice(0, 13);
    expect([starts('react.js'), starts('next.js')]).toEqual(['"use client";', '"use client";']);
    expect(starts('index.js')).not.toContain('use client');
  });

  it('has no eval and no Function constructor', () => {
    const script = readFileSync(new URL('../../dist/rum.js', import.meta.url), 'utf8');
    expect(script).not.toMatch(/\beval\(|new Function|Function\("/);
  });

  it('gives an OpenTelemetry tracer whose spans join the page view, scrubbed', async () => {
    const page = await openApp(`
      import { startRum } from '@throughline/rum-sdk';
      import { registerGlobal } from '@throughline/rum-sdk/global';
      import { trace } from '@opentelemetry/api';
      const rum = startRum({ endpoint: 'EDGE/v1/traces', key: 'pk_app', service: 'app' });
      registerGlobal(rum);
      rum.tracer.startActiveSpan('checkout for jane@example.com', (span) => {
        span.setAttribute('customer.mail', 'jane@example.com');
        span.addEvent('paid by jane@example.com');
        span.end();
      });
      const root = trace.getTracer('app').startSpan('global', { root: true });
      root.end();
      rum.recordError(new RangeError('mail to jane@example.com failed'));
      globalThis.done = rum.flush();
    `);
    await page.evaluate(() => (globalThis as unknown as { done: Promise<void> }).done);
    const flushed = site.spans().map(({ name }) => name);
    expect(flushed).toEqual(expect.arrayContaining(['checkout for [email]', 'global', 'error RangeError']));
    await site.leave(page);
    const spans = site.spans();
    const root = spans.find(({ type }) => type === 'page_view');
    const custom = spans.find(({ name }) => name === 'checkout for [email]');
    expect(custom?.parentSpanId).toBe(root?.spanId);
    expect(custom?.events[0]?.name).toBe('paid by [email]');
    expect(Object.keys(custom?.attributes ?? {})).toEqual(['rum.route']);
    const global = spans.find(({ name }) => name === 'global');
    expect(global?.parentSpanId).toBeUndefined();
    expect(global?.traceId).not.toBe(root?.traceId);
    expect(JSON.stringify(site.posts())).not.toContain('jane@example.com');
  });

  it('sends through the official OTLPTraceExporter instead, which never traces itself', async () => {
    const page = await openApp(`
      import { startRum } from '@throughline/rum-sdk';
      import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
      startRum({
        endpoint: 'EDGE/v1/traces', key: 'pk_app', service: 'app', flushIntervalMs: 1000,
        exporter: new OTLPTraceExporter({ url: 'EDGE/official/v1/traces', headers: {} }),
      });
      globalThis.call = () => fetch('/api/residents/jane@example.com?token=1');
    `);
    await page.evaluate(() => (globalThis as unknown as { call(): Promise<unknown> }).call());
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBeGreaterThan(0);
    await page.waitForTimeout(500);
    expect(new Set(site.posts().map(({ url }) => url.pathname))).toEqual(new Set(['/official/v1/traces']));
    const spans = site.spans();
    expect(spans.map(({ name }) => name)).toContain('GET /api/residents/:email');
    expect(spans.filter(({ type }) => type === 'http')).toHaveLength(1);
    expect(spans.every(({ resource }) => resource['service.name'] === 'app')).toBe(true);
    expect(JSON.stringify(site.posts())).not.toContain('jane@example.com');
    await page.close();
  });

  it("hands sampled, scrubbed spans to the site's own span processors", async () => {
    const page = await openApp(`
      import { startRum } from '@throughline/rum-sdk';
      const seen = [];
      const processor = {
        onStart: (span) => span.setAttribute('error.type', 'from the processor'),
        onEnd: (span) => seen.push([span.name, span.attributes['error.type'], Object.keys(span.attributes).length]),
        forceFlush: async () => {}, shutdown: async () => {},
      };
      const rum = startRum({ endpoint: 'EDGE/v1/traces', key: 'pk_app', service: 'app', spanProcessors: [processor] });
      rum.tracer.startSpan('mine', { attributes: { secret: 'x' } }).end();
      globalThis.seen = seen;
    `);
    const seen = () => page.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen);
    // when its page view has its route
    await expect.poll(seen, { timeout: 30_000 }).toContainEqual(['mine', 'from the processor', 2]);
    await page.close();
  });
});
