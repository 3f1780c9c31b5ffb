import { describe, expect, it } from 'vitest';
import { isCrawler } from './isCrawler.ts';
import { whyIgnored } from './whyIgnored.ts';

const page = {
  kind: 'page',
  app: 'a',
  environment: 'e',
  sampleRate: 1,
  reportRate: 1,
  limitKey: 'k',
} as const;
const why = (headers: Record<string, string>, caller = {}) =>
  whyIgnored(new Headers(headers), { ...page, ...caller });

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)';

describe('isCrawler', () => {
  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    `Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) ${CHROME} Chrome/W.X Mobile Safari/537.36 (compatible; Googlebot/2.1)`,
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'Mozilla/5.0 (compatible; YandexBot/3.0)',
    'Mozilla/5.0 (compatible; Baiduspider/2.0)',
    'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/605.1.15 (Applebot/0.1)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)',
    'DuckDuckBot-Https/1.1',
    'facebookexternalhit/1.1',
    'Twitterbot/1.0',
    `${CHROME} Chrome/141.0.0.0 Safari/537.36 Chrome-Lighthouse`,
    'AdsBot-Google',
    'Mozilla/5.0 (compatible; Yahoo! Slurp)',
  ])('knows %s', (userAgent) => {
    expect(isCrawler(userAgent)).toBe(true);
  });

  it.each([
    '',
    `${CHROME} Chrome/141.0.0.0 Safari/537.36`,
    `${CHROME} HeadlessChrome/141.0.0.0 Safari/537.36`,
    'Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 9; CUBOT; Build/PPR1) AppleWebKit/537.36',
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Windows NT 10.0) Robotics/1.0 Botany/2',
  ])('takes %s for a visitor', (userAgent) => {
    expect(isCrawler(userAgent)).toBe(false);
  });

  it('takes no longer for a text made to be slow', () => {
    expect(isCrawler(`${'b'.repeat(1_000_000)}bot/`)).toBe(false);
  });
});

describe('whyIgnored', () => {
  it.each([
    [{ 'sec-purpose': 'prefetch;prerender' }, 'prerender'],
    [{ 'sec-purpose': 'prefetch' }, 'prerender'],
    [{ purpose: 'prefetch' }, 'prerender'],
    [{ 'x-moz': 'prefetch' }, 'prerender'],
    [{ 'user-agent': 'Googlebot/2.1' }, 'bot'],
    [{ 'sec-purpose': 'other' }, undefined],
    [{}, undefined],
  ])('of %o is %s', (headers, reason) => {
    expect(why(headers as Record<string, string>)).toBe(reason);
  });

  it('lets a key measure its crawlers, but never a page that nobody sees', () => {
    expect(why({ 'user-agent': 'Googlebot/2.1' }, { measureBots: true })).toBeUndefined();
    expect(why({ 'sec-purpose': 'prefetch;prerender' }, { measureBots: true })).toBe('prerender');
  });

  it("is not asked of a server's exporter", () => {
    expect(why({ 'user-agent': 'SomeBot/1.0' }, { kind: 'server' })).toBeUndefined();
  });
});
