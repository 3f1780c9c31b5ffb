import type { Attempt } from './attempt.ts';

const FOREIGN: readonly string[] = [
  'https://evil.example',
  // what matching by prefix, suffix or substring would let through
  'https://shop.example.evil.com',
  'https://shop.example.evil.example',
  'https://evilshop.example',
  'https://a.shop.example',
  'https://shop.exampl',
  'https://shopXexample',
  'https://shop.example:444',
  'https://shop.example:4433',
  'http://shop.example',
  'wss://shop.example',
  // what a parser would take for the same host; no browser writes an origin so (Fetch standard, "serializing a request origin")
  'https://shop.example:443',
  'https://shop.example.',
  'https://shop.example/',
  'https://SHOP.example',
  'HTTPS://shop.example',
  'https://shop.example#',
  'https://shop.example?https://shop.example',
  'https://shop%2eexample',
  'https://shop.example\\.evil.example',
  // user information, in both directions
  'https://shop.example@evil.example',
  'https://evil.example@shop.example',
  'https://user:password@shop.example',
  // look-alikes, as they are and as browsers write them
  'https://shöp.example',
  'https://xn--shp-sna.example',
  'https://xn--hop-5cd.example',
  // what is no origin of a page at all
  'file://',
  'https://',
  '*',
  'https://*.shop.example',
  'undefined',
  '__proto__',
  'chrome-extension://abcdefghijklmnop',
  'data:text/html;x',
  'https://[::1]',
  'https://127.1',
  `https://${'a'.repeat(4_000)}`,
];

const DOUBLED: readonly string[] = [
  // two headers arrive as one, joined
  'https://shop.example, https://evil.example',
  'https://evil.example, https://shop.example',
  'https://shop.example, https://shop.example',
  'https://shop.example,https://evil.example',
  'https://shop.example https://evil.example',
];

const origin = (
  name: string,
  reason: Attempt['reason'],
  headers: Record<string, string | undefined>,
): Attempt => ({
  ...{ name: `origin ${name}`, status: 403, code: 7, app: 'shop', reason, says: /origin/i },
  make: () => ({ headers }),
});

/** From where: a good key on a page that may not use it. */
export const ORIGIN_ATTEMPTS: readonly Attempt[] = [
  ...FOREIGN.map((text) => origin(text, 'foreign_origin', { origin: text })),
  ...DOUBLED.map((text) => origin(text, 'doubled_origin', { origin: text })),
  origin('null', 'null_origin', { origin: 'null' }),
  origin('null, said to be the own one', 'null_origin', { origin: 'null', 'sec-fetch-site': 'same-origin' }),
  origin('(none)', 'no_origin', { origin: undefined }),
  origin('(none), but a good referrer', 'no_origin', { origin: undefined, referer: 'https://shop.example/' }),
  origin('(none), of the same site', 'no_origin', { origin: undefined, 'sec-fetch-site': 'same-site' }),
  origin('of an attacker, with a good host named by a proxy', 'foreign_origin', {
    origin: 'https://evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example;proto=https',
  }),
];
