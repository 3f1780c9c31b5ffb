import { describe, expect, it } from 'vitest';
import { originMatcher } from './originMatcher.ts';

describe('an origin of propagateTo', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com', true],
    ['https://api.example.com/v1/', 'https://api.example.com', true],
    ['https://api.example.com:443', 'https://api.example.com', true],
    ['https://api.example.com', 'https://api.example.com.evil.example', false],
    ['https://api.example.com', 'http://api.example.com', false],
    ['http://localhost:80', 'http://localhost:8080', false],
    ['https://example.com', 'https://api.example.com', false],
  ])('%s against %s: %s', (rule, origin, expected) => {
    expect(originMatcher(rule)?.(origin)).toBe(expected);
  });

  it('as a RegExp matches whole origins, every time', () => {
    const matches = originMatcher(/https:\/\/\w+\.example\.com/g);
    for (let time = 0; time < 3; time++) expect(matches?.('https://api.example.com')).toBe(true);
    expect(matches?.('https://api.example.com.evil.example')).toBe(false);
    expect(matches?.('https://evil.example/?https://api.example.com')).toBe(false);
  });

  it('is nothing for what is no origin', () => {
    for (const rule of ['api.example.com', 'ftp://example.com', '', 5, null, undefined, {}]) {
      expect(originMatcher(rule)).toBeUndefined();
    }
  });
});
