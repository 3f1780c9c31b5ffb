import { describe, expect, it } from 'vitest';
import { serverTiming } from './serverTiming.ts';

const IDS = `${'ab'.repeat(16)}-${'cd'.repeat(8)}`;

const timingOf = (headers: Record<string, string>) =>
  serverTiming(
    new Headers({ 'sec-fetch-dest': 'document', traceparent: `00-${IDS}-03`, ...headers }),
    1_700_000_000_000,
  );

describe('serverTiming', () => {
  it('names the span with its flags, and stamps it with the time', () => {
    expect(timingOf({ tracestate: 'ot=th:e66666' })).toBe(
      `traceparent;desc="00-${IDS}-03", tracestate;desc="ot=th:e66666", rum-time;desc="1700000000000"`,
    );
    // somebody else's id, which nobody says to be random
    expect(timingOf({ traceparent: `00-${IDS}-01` })).toBe(
      `traceparent;desc="00-${IDS}-01", rum-time;desc="1700000000000"`,
    );
  });

  it.each([
    ['a fetch', { 'sec-fetch-dest': 'empty' }],
    ['a frame', { 'sec-fetch-dest': 'iframe' }],
    ['a request without a trace', { traceparent: '' }],
    ['a traceparent that breaks out', { traceparent: `00-${IDS}-01", x;desc="` }],
  ])('is nothing for %s', (_, headers) => expect(timingOf(headers)).toBeUndefined());

  it('leaves out a tracestate that would break out of its quotes', () => {
    expect(timingOf({ tracestate: 'ot=th:0", x;desc="y' })).not.toContain('tracestate');
  });

  it('knows a document without TLS by what it accepts', () => {
    const plain = (headers: Record<string, string>) =>
      serverTiming(new Headers({ traceparent: `00-${IDS}-01`, ...headers }), 0);
    expect(plain({ accept: 'text/html,*/*' })).toContain('rum-time');
    expect(plain({ accept: '*/*' })).toBeUndefined();
    expect(plain({ accept: 'text/html', rsc: '1' })).toBeUndefined();
  });
});
