import { describe, expect, it } from 'vitest';
import { checkOrigin } from './checkOrigin.ts';

const check = (headers: Record<string, string>) =>
  checkOrigin(new Request('https://www.example.com/_rum/v1/traces', { headers }), ['https://shop.example']);

describe('checkOrigin', () => {
  it('allows the origins of the key, and the own one of the ingest', () => {
    expect(check({ origin: 'https://shop.example' })).toEqual({ ok: true, value: 'https://shop.example' });
    expect(check({ origin: 'https://www.example.com' })).toEqual({
      ok: true,
      value: 'https://www.example.com',
    });
  });

  it('takes the word of the browser that a post is same-origin, behind a proxy that changes the host', () => {
    const headers = { origin: 'https://public.example', 'sec-fetch-site': 'same-origin' };
    expect(check(headers)).toEqual({ ok: true, value: 'https://public.example' });
    expect(check({ 'sec-fetch-site': 'same-origin' })).toEqual({ ok: true, value: undefined });
  });

  it.each([
    [{}, 'no_origin'],
    [{ 'sec-fetch-site': 'same-site' }, 'no_origin'],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 'null_origin'],
    [{ origin: 'https://shop.example, https://evil.example' }, 'doubled_origin'],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 'foreign_origin'],
    [{ origin: 'HTTPS://SHOP.EXAMPLE' }, 'foreign_origin'],
    [{ origin: 'file://', 'sec-fetch-site': 'same-origin' }, 'foreign_origin'],
  ])('refuses %o as %s', (headers, reason) => {
    expect(check(headers)).toEqual({ ok: false, error: reason });
  });
});
