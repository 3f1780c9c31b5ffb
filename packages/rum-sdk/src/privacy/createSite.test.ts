import { expect, it } from 'vitest';
import { createClock } from '../trace/clock.ts';
import { createActiveSpans } from '../trace/context/activeSpans.ts';
import type { PageView } from '../trace/pageView.ts';
import type { ReadableSpan } from '../trace/recorder/readableSpan.ts';
import { createRecorder } from '../trace/recorder/recorder.ts';
import { silentSpan } from '../trace/recorder/silentSpan.ts';
import type { SpanProcessor } from '../trace/recorder/spanProcessor.ts';
import { createTracing } from '../trace/tracing.ts';
import { createSite } from './createSite.ts';
import { createScrubber } from './scrubber.ts';

/** Records a span of ours, and hands it to the processor. */
function record(processor: Partial<SpanProcessor>): ReadableSpan[] {
  const copies: ReadableSpan[] = [];
  const all: SpanProcessor = {
    onStart: () => undefined,
    onEnd: (copy) => void copies.push(copy),
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
    ...processor,
  };
  const site = createSite([all], { 'service.name': 'shop' });
  const scrubber = createScrubber([]);
  const recorder = createRecorder({
    clock: createClock(),
    sampler: () => ({ traceFlags: 3 }),
    site,
    onEnd: (span) => site.onEnd(site.copy(span, scrubber)),
  });
  const tracing = createTracing({ recorder, active: createActiveSpans() });
  const span = tracing.startRoot({
    type: 'page_view',
    name: 'page_view /tasks/2026-11-22',
    start: 0,
    reports: true,
    links: [{ context: silentSpan().spanContext() }],
  });
  span.view = { route: '/tasks/:id' } as PageView;
  tracing.addEvent(span, { name: 'requestStart', time: 1 });
  tracing.end(span, 5);
  return copies;
}

it("gives the site's processors a scrubbed copy of a span of ours, whose name needs no scrubbing", () => {
  const [copy] = record({});
  expect(copy).toMatchObject({
    name: 'page_view /tasks/2026-11-22',
    kind: 0,
    ended: true,
    duration: [0, 5e6],
    attributes: { 'rum.span.type': 'page_view', 'rum.route': '/tasks/:id' },
    resource: { attributes: { 'service.name': 'shop' } },
    events: [{ name: 'requestStart' }],
    droppedAttributesCount: 0,
  });
  expect(copy?.spanContext().traceFlags).toBe(3);
});

it('shows it to them while it is open: the same at its start and at its end, to be read and to be written', () => {
  const seen: unknown[] = [];
  let atStart: unknown;
  const [copy] = record({
    onStart(span) {
      atStart = span;
      seen.push(span.name, span.ended, span.duration, span.attributes['rum.route']);
      span.setAttributes({ 'error.type': 'Late', secret: 'x' });
    },
    onEnding(span) {
      expect(span).toBe(atStart);
      seen.push(span.isRecording(), span.duration, span.attributes['rum.route'], span.attributes['secret']);
    },
  });
  expect(seen).toEqual([
    'page_view /tasks/2026-11-22',
    false,
    [-1, -1],
    undefined,
    true,
    [0, 5e6],
    '/tasks/:id',
    'x',
  ]);
  expect(copy?.attributes).toMatchObject({ 'error.type': 'Late' });
  expect(copy?.attributes).not.toHaveProperty('secret');
});

it('scrubs the names that they give, to the span and to its events', () => {
  const [renamed] = record({ onStart: (span) => void span.updateName('of anna@example.com') });
  const [noted] = record({ onEnding: (span) => void span.addEvent('by anna@example.com') });
  expect(renamed?.name).not.toContain('anna');
  expect(JSON.stringify(noted?.events)).not.toContain('anna');
});
