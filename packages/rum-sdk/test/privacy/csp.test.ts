import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

const read = (file: string) => readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8');
const hash = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
const SNIPPET = read('snippet.js');
const RUM_HASH = hash(read('rum.js'));
/** The hash that the script asks for the rules with. */
const TEXT_HASH = `sha256-${createHash('sha256').update(read('rum-text.js')).digest('base64')}`;
const PAGE = `addEventListener('click', () => fetch('/api/call'));
  fetch('/api/early'); throw new TypeError('early of jane@example.com');`;

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** Each page has the snippet and a script of its own inline, and the SDK's tag. */
it.each([
  {
    name: 'nonces and strict-dynamic',
    scripts: "script-src 'nonce-abc' 'strict-dynamic'",
    attributes: 'nonce="abc"',
  },
  {
    name: 'hashes alone, with integrity',
    scripts: `script-src '${hash(SNIPPET)}' '${hash(PAGE)}' '${RUM_HASH}' '${TEXT_HASH}'`,
    attributes: `integrity="${RUM_HASH}" crossorigin="anonymous"`,
  },
  {
    name: 'hashes with strict-dynamic',
    scripts: `script-src '${hash(SNIPPET)}' '${hash(PAGE)}' '${RUM_HASH}' 'strict-dynamic'`,
    attributes: `integrity="${RUM_HASH}" crossorigin="anonymous"`,
  },
  {
    name: 'a nonce alone, with integrity',
    scripts: "script-src 'nonce-abc'",
    attributes: `nonce="abc" integrity="${RUM_HASH}" crossorigin="anonymous"`,
  },
  {
    name: 'a nonce alone',
    scripts: "script-src 'nonce-abc'",
    attributes: 'nonce="abc"',
  },
  {
    name: 'a list of hosts, and hashes for what is inline',
    scripts: `script-src 'self' '${hash(SNIPPET)}' '${hash(PAGE)}'`,
    attributes: '',
  },
])(
  'runs under a strict Content-Security-Policy with Trusted Types: $name',
  async ({ scripts, attributes }) => {
    const nonce = scripts.includes('nonce') ? ' nonce="abc"' : '';
    const page = await site.open({
      head: `<script${nonce}>${SNIPPET}</script><script${nonce}>${PAGE}</script>`,
      attributes,
      scriptDelayMs: 200,
      headers: {
        'content-security-policy': `default-src 'none'; ${scripts}; img-src data:; connect-src 'self' ${site.edge.origin}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
      },
      before: () => {
        const violations: string[] = [];
        Object.assign(globalThis, { violations });
        addEventListener('securitypolicyviolation', (event) =>
          violations.push(`${event.violatedDirective} ${event.sample}`),
        );
      },
    });
    await page.click('h1');
    // past the post that follows the load
    await page.waitForTimeout(3200);
    const violations = await page.evaluate(
      () => (globalThis as unknown as { violations: string[] }).violations,
    );
    expect(violations).toEqual([]);
    await site.leave(page);
    const names = site.spans().map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('page_view'))).toHaveLength(1);
    const [error] = site.spans().filter(({ type }) => type === 'error');
    expect(error?.events[0]?.attributes['exception.message']).toBe('early of [email]');
    expect(names).toEqual(
      expect.arrayContaining(['GET /api/early', 'GET /api/call', 'error TypeError', 'web_vital LCP']),
    );
  },
);
