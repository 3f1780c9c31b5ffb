import { expect, it } from 'vitest';
import { createClock } from './clock.ts';
import { createActiveSpans } from './context/activeSpans.ts';
import { createRecorder } from './recorder/recorder.ts';
import { silentSpan } from './recorder/silentSpan.ts';
import type { SpanRecord } from './recorder/spanRecord.ts';
import { createTracing } from './tracing.ts';

function tracing() {
  const ended: SpanRecord[] = [];
  const recorder = createRecorder({
    clock: createClock(),
    sampler: () => ({ traceFlags: 3 }),
    site: undefined,
    onEnd: (span) => ended.push(span),
  });
  const active = createActiveSpans();
  return { ...createTracing({ recorder, active }), current: active, ended };
}
const root = (reports: boolean) => ({
  type: 'page_view' as const,
  name: 'page_view /',
  start: 5,
  links: [],
  reports,
});

it('has no active span where the program made one current that is none', () => {
  const { active, current } = tracing();
  const context = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 };
  expect(current.run(silentSpan(context), active)).toBe(context);
  expect(current.run(silentSpan(), active)).toBeUndefined();
});

it('ends a span once, not before it has begun, and failed where it names an error', () => {
  const { startRoot, end, ended } = tracing();
  const span = startRoot(root(true));
  span.attributes['error.type'] = 'TypeError';
  end(span, 2);
  end(span, 9);
  expect(ended).toEqual([span]);
  expect(span).toMatchObject({ endMs: span.startMs, status: { code: 2 }, isOpen: false });
});

it('gives ids to a span that is not to be recorded, and hears nothing of it', () => {
  const { startRoot, end, ended } = tracing();
  const span = startRoot(root(false));
  end(span, 9);
  expect(span.context).toMatchObject({ traceId: expect.stringMatching(/^[\da-f]{32}$/), traceFlags: 2 });
  expect(ended).toEqual([]);
});
