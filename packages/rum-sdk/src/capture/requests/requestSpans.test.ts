import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRequestSpans, type RequestParts } from './requestSpans.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Request spans on a page of which only what they ask for is there; `ends` are when their spans ended, by URL. */
function page() {
  const ends: Record<string, number> = {};
  const view = { pendingRequests: 0, lastActivity: 0 };
  const parts = {
    tracing: {
      start: ({ attributes }: { attributes: object }) => ({ attributes, events: [], context: {} }),
      addEvent: () => undefined,
      end: (span: { attributes: Record<string, string> }, time: number) => {
        ends[span.attributes['url.full'] as string] = time;
      },
    },
    views: { current: () => view },
    interactions: { current: () => undefined, onAnswer: () => () => undefined },
    scrubber: { route: (path: string) => path },
    settings: { propagatesTo: () => false },
    entries: { begin: () => undefined },
    guard: (work: unknown) => work,
  } as unknown as RequestParts;
  const spans = createRequestSpans(parts);
  const open = (url: string) => spans.open({ url: new URL(url), method: 'GET', initiator: 'fetch' });
  const note = (name: string, startTime: number, responseEnd: number) =>
    spans.note({ name, startTime, responseEnd, initiatorType: 'fetch' } as PerformanceResourceTiming);
  return { open, note, ends, view };
}

const URLS = ['https://a.example/1', 'https://a.example/2'] as const;

it('ends with the last byte where its entry comes', () => {
  const { open, note, ends, view } = page();
  open(URLS[0]).respond(200);
  vi.advanceTimersByTime(4_000);
  note(URLS[0], 0, 3_000);
  expect(ends).toEqual({ [URLS[0]]: 3_000 });
  expect(view.pendingRequests).toBe(0);
});

it('ends with its head where the last byte is long in coming, and leaves no timer then', () => {
  const { open, ends } = page();
  vi.advanceTimersByTime(100);
  open(URLS[0]).respond(200);
  vi.advanceTimersByTime(6_000);
  open(URLS[1]).respond(200);
  // one that is never answered sets no timer
  open('https://a.example/3');
  vi.advanceTimersByTime(20_000);
  expect(ends).toEqual({ [URLS[0]]: 100, [URLS[1]]: 6_100 });
  expect(vi.getTimerCount()).toBe(0);
});

it('ends a stream with its head, however late its entry is looked at', () => {
  const { open, note, ends } = page();
  open(URLS[0]).respond(200);
  vi.advanceTimersByTime(9_000);
  const late = open(URLS[1]);
  late.respond(200);
  vi.advanceTimersByTime(10_500);
  note(URLS[1], 9_000, 19_400);
  expect(ends[URLS[1]]).toBe(9_000);
});
