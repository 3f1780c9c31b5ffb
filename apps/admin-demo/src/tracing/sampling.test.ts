import { ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace-base';
import { keeps, randomnessOf, thresholdFor } from '@throughline/conventions/sampling';
import { describe, expect, it } from 'vitest';
import { cryptoIds } from './cryptoIds.ts';
import { quietSampler } from './quietSampler.ts';
import { rootSampler } from './rootSampler.ts';

const ids = cryptoIds({ add: () => undefined });

const decide = (rate: number, traceId: string) =>
  rootSampler(rate).shouldSample(ROOT_CONTEXT, traceId, 'GET', SpanKind.SERVER, {}, []);

describe('rootSampler', () => {
  it('decides as the page and the edge do', () => {
    for (let i = 0; i < 2_000; i++) {
      const id = ids.generateTraceId();
      const kept = decide(0.25, id).decision === SamplingDecision.RECORD_AND_SAMPLED;
      expect(kept).toBe(keeps(randomnessOf(id), thresholdFor(0.25)));
    }
  });

  it('writes the threshold into the tracestate', () => {
    expect(decide(0.1, 'f'.repeat(32)).traceState?.serialize()).toBe('ot=th:e66666');
  });

  it('keeps all at 1 and none at 0', () => {
    expect(decide(1, `${'1'.repeat(18)}${'0'.repeat(14)}`).decision).toBe(
      SamplingDecision.RECORD_AND_SAMPLED,
    );
    expect(decide(0, 'f'.repeat(32)).decision).toBe(SamplingDecision.NOT_RECORD);
  });
});

describe('quietSampler', () => {
  const sampler = quietSampler(rootSampler(1));
  const decisionFor = (target: string) =>
    sampler.shouldSample(ROOT_CONTEXT, 'f'.repeat(32), 'GET', SpanKind.SERVER, { 'http.target': target }, [])
      .decision;

  it.each([
    '/api/ops/ingest',
    '/api/ops/ingest?key=pk_a',
    '/api/ops/ingest/v1/traces',
    '/health/ready',
    '/_next/static/a.js',
    '/metrics',
  ])('never records %s', (target) => expect(decisionFor(target)).toBe(SamplingDecision.NOT_RECORD));

  it.each(['/', '/residences?search=a', '/api/residences', '/ops', '/healthy'])('records %s', (target) =>
    expect(decisionFor(target)).toBe(SamplingDecision.RECORD_AND_SAMPLED),
  );

  it("leaves Next's housekeeping out", () => {
    const decide = (type: string) =>
      sampler.shouldSample(
        ROOT_CONTEXT,
        'f'.repeat(32),
        'x',
        SpanKind.INTERNAL,
        { 'next.span_type': type },
        [],
      ).decision;
    expect(decide('NextNodeServer.startResponse')).toBe(SamplingDecision.NOT_RECORD);
    expect(decide('AppRouteRouteHandlers.runHandler')).toBe(SamplingDecision.RECORD_AND_SAMPLED);
  });
});
