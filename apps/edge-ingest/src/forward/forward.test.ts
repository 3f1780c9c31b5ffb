import { describe, expect, it } from 'vitest';
import { backoff, FIRST_BACKOFF_MS, MAX_BACKOFF_MS, PROBE_MS } from './backoff.ts';
import { afterSetback, CALM } from './patience.ts';
import { retryAfter } from './verdict/retryAfter.ts';
import { verdictOfOtlp, verdictOfRemoteWrite } from './verdict/verdict.ts';
import { verdictOfRemoteWrite2 } from './verdict/verdictOfRemoteWrite2.ts';

describe('backoff', () => {
  it('doubles up to its ceiling, jittered in its upper half', () => {
    expect([backoff(1, undefined, 0), backoff(1, undefined, 1)]).toEqual([
      FIRST_BACKOFF_MS / 2,
      FIRST_BACKOFF_MS,
    ]);
    expect(backoff(4, undefined, 1)).toBe(8 * FIRST_BACKOFF_MS);
    expect(backoff(1_000, undefined, 1)).toBe(MAX_BACKOFF_MS);
  });

  it('never comes before Retry-After, and does not believe in more than an hour', () => {
    expect(backoff(1, 90_000, 0)).toBe(90_000);
    expect(backoff(1, 1e12, 0)).toBe(60 * 60_000);
    expect(backoff(10, 1, 0)).toBe(MAX_BACKOFF_MS / 2);
  });
});

describe('retryAfter', () => {
  const now = Date.parse('2026-11-21T00:00:00Z');
  it.each([
    [null, undefined],
    ['120', 120_000],
    ['Sat, 21 Nov 2026 00:01:00 GMT', 60_000],
    ['Fri, 20 Nov 2026 00:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
  ])('reads %j as %s ms', (header, ms) => {
    expect(retryAfter(header, now)).toBe(ms);
  });
});

describe('verdicts', () => {
  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [301, 'refused'],
    [400, 'poison'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [413, 'poison'],
    [429, 'later'],
    [500, 'failed'],
    [501, 'failed'],
    [502, 'later'],
    [503, 'later'],
  ])('of %i is %s, for both', (status, kind) => {
    const answer = { status, text: '' };
    expect([verdictOfOtlp(answer).kind, verdictOfRemoteWrite(answer).kind]).toEqual([kind, kind]);
  });

  it('carries Retry-After', () => {
    expect(verdictOfOtlp({ status: 429, text: '', retryAfterMs: 5 })).toMatchObject({ retryAfterMs: 5 });
  });

  it.each([
    ['{"partialSuccess":{"rejectedSpans":"3"}}', 3],
    ['{"partialSuccess":{"rejectedSpans":3}}', 3],
    ['{"partialSuccess":{}}', 0],
    ['rejectedSpans', 0],
    ['{"partialSuccess":{"rejectedSpans":"-1"}}', 0],
  ])('reads the partial success %s', (text, rejected) => {
    expect(verdictOfOtlp({ status: 200, text })).toEqual({ kind: 'delivered', rejected });
  });

  it.each(['<!DOCTYPE html><title>Sign in</title>', '\n<html>'])(
    'of 200 with the page %j is refused',
    (text) => {
      const verdicts = [verdictOfOtlp({ status: 200, text }), verdictOfRemoteWrite({ status: 200, text })];
      expect(verdicts).toEqual(Array(2).fill(expect.objectContaining({ kind: 'refused' })));
    },
  );

  it.each(['out of order sample', 'duplicate sample for timestamp', 'out of bounds', 'too old sample'])(
    "takes Prometheus' %j for outdated, in remote-write alone",
    (text) => {
      expect(verdictOfRemoteWrite({ status: 400, text }).kind).toBe('outdated');
      expect(verdictOfOtlp({ status: 400, text }).kind).toBe('poison');
    },
  );
});

describe('the answer of a remote-write 2.0 receiver', () => {
  it('is what it says it has written, whatever its body says', () => {
    const page = { status: 200, text: '<html>' };
    expect(verdictOfRemoteWrite2({ ...page, written: 0 })).toEqual({ kind: 'delivered', rejected: 0 });
    expect(verdictOfRemoteWrite2(page)).toMatchObject({ kind: 'refused', asksForOlder: true });
  });

  it.each([
    [401, undefined],
    [415, true],
  ])('of %i asks for 1.0: %s', (status, asksForOlder) => {
    const verdict = verdictOfRemoteWrite2({ status, text: '' });
    expect(verdict).toEqual({
      kind: 'refused',
      reason: expect.any(String),
      ...(asksForOlder && { asksForOlder }),
    });
  });
});

describe('patience', () => {
  it('remembers since when, and probes at a fixed pace where it is refused', () => {
    const at = { now: 1_000, random: 1 };
    const once = afterSetback(CALM, { kind: 'refused', reason: '401' }, at);
    const twice = afterSetback(once, { kind: 'refused', reason: '401' }, { ...at, now: 100_000 });
    expect([once.retryAt, twice.retryAt]).toEqual([1_000 + PROBE_MS, 100_000 + PROBE_MS]);
    expect(twice).toMatchObject({ setbacks: 2, since: 1_000, state: 'refused', reason: '401' });
  });
});
