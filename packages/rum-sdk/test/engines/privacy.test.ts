import { expect, it } from 'vitest';
import { bundleApp } from '../harness/bundleApp.ts';
import { describeEngines } from '../harness/engines/describeEngines.ts';

/** Planted where pages have such things; none may be in what leaves the page. */
const PLANTED = {
  mail: 'jane.doe@example.com',
  token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg',
  session: 's3cr3t-session',
  card: '4111111111111111',
  iban: 'DE89370400440532013000',
  password: 'hunter2',
  name: 'Mrs Robinson',
} as const;

const HTML = `
  <div id="${PLANTED.mail}" class="${PLANTED.password}" title="${PLANTED.name}" style="height:10px"></div>
  <p>${PLANTED.name}, ${PLANTED.iban}</p>
  <button id="go" aria-label="${PLANTED.name}" role="${PLANTED.name}">${PLANTED.mail}</button>
  <script>setTimeout(() => { document.querySelector('div').style.height = '200px'; }, 100)</script>`;

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

interface Throughline {
  grant(): void;
  revoke(): void;
  stop(): void;
}

describeEngines('privacy', (visits) => {
  const leaving = () =>
    visits()
      .posts()
      .map(({ url, headers, body }) => `${url.href}\n${JSON.stringify(headers)}\n${body}`)
      .join('\n');
  const header = (path: string) =>
    visits().page.received.find(({ url }) => url.pathname === path)?.headers.traceparent;

  it('no planted string is in what leaves: URLs, errors, elements, headers; and what helps is', async () => {
    const tab = await visits().open({
      path: `/residents/${encodeURIComponent(PLANTED.mail)}?token=${PLANTED.token}#${PLANTED.session}`,
      html: HTML,
    });
    await tab.evaluate(async ({ mail, token, session, card, password }) => {
      // biome-ignore lint/suspicious/noDocumentCookie: a page's own cookie, as it sets them
      document.cookie = `session=${session}`;
      await fetch(`/api/residents/${mail}?password=${password}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      await fetch(`/api/tokens/${token}`, { method: 'POST', body: mail });
      document.querySelector('#go')?.addEventListener('click', () => {
        void fetch(`/api/search?q=${mail}`);
        document.querySelector('#go')?.remove();
        throw new TypeError(`no account for ${mail} with card ${card} at https://x.example/a?token=${token}`);
      });
      // out of the driver's own call, which would take the rejections for its own
      setTimeout(() => {
        void Promise.reject(new Error(`login of ${mail} failed: password=${password}`));
        void Promise.reject({ mail, name: mail });
      });
    }, PLANTED);
    await pause(150);
    await tab.click('#go');
    await pause(300);
    await visits().leave(tab);
    const errors = visits()
      .spans()
      .filter(({ type }) => type === 'error')
      .map(({ name }) => name);
    expect(errors.sort()).toEqual(['error Error', 'error Object', 'error TypeError']);
    for (const planted of Object.values(PLANTED)) {
      expect(leaving()).not.toContain(planted);
      expect(leaving()).not.toContain(encodeURIComponent(planted));
    }
    expect(leaving()).toContain('no account for [email]');
    expect(leaving()).toContain('/api/residents/:email');
  });

  it('a post has no cookie, and no more of the address than the origin', async () => {
    const tab = await visits().open({
      path: '/private/page?token=abc',
      data: { endpoint: '/api/ops/ingest' },
      head: `<script>document.cookie = 'session=${PLANTED.session}'</script>`,
    });
    await pause(200);
    await visits().leave(tab);
    const posts = visits().page.received.filter(({ method }) => method === 'POST');
    expect(posts.length).toBeGreaterThan(0);
    for (const { headers } of posts) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer ?? '').not.toContain('private');
    }
  });

  it('consent: nothing before grant(), all after it, and revoke() forgets what was queued', async () => {
    const tab = await visits().open({ data: { consent: 'denied', session: 'sessionStorage' } });
    const stored = () => tab.evaluate(() => sessionStorage.length);
    await tab.evaluate(() => fetch('/api/denied').then(() => undefined));
    expect(await stored()).toBe(0);
    await tab.evaluate(async () => {
      (globalThis as unknown as { throughline: Throughline }).throughline.grant();
      await fetch('/api/granted');
    });
    expect(await stored()).toBe(1);
    await tab.evaluate(async () => {
      (globalThis as unknown as { throughline: Throughline }).throughline.revoke();
      await fetch('/api/revoked');
    });
    expect(await stored()).toBe(0);
    await visits().leave(tab);
    expect(visits().edge.received).toEqual([]);
    expect([header('/api/denied'), header('/api/granted'), header('/api/revoked')]).toEqual([
      undefined,
      expect.any(String),
      undefined,
    ]);
  });

  it('Global Privacy Control turns all of it off, and grant() does not turn it on', async () => {
    const gpc = 'Object.defineProperty(navigator, "globalPrivacyControl", { value: true })';
    const tab = await visits().open({ head: `<script>${gpc}</script>` });
    await tab.evaluate(async () => {
      (globalThis as unknown as { throughline: Throughline }).throughline.grant();
      await fetch('/api/call');
    });
    await visits().leave(tab);
    expect(visits().edge.received).toEqual([]);
    expect(header('/api/call')).toBeUndefined();
  });

  it('stop() takes every hook out, and what was measured until then is sent', async () => {
    const keep = `<script>globalThis.natives = () => [fetch, XMLHttpRequest.prototype.open,
      XMLHttpRequest.prototype.send, XMLHttpRequest.prototype.setRequestHeader, history.pushState,
      history.replaceState]; globalThis.before = natives();</script>`;
    const tab = await visits().open({ head: keep });
    const restored = await tab.evaluate(async () => {
      const page = globalThis as unknown as {
        throughline: Throughline;
        natives(): unknown[];
        before: unknown[];
      };
      await fetch('/api/before');
      page.throughline.stop();
      history.pushState({}, '', '/elsewhere');
      await fetch('/api/after');
      return page.natives().map((native, at) => native === page.before[at]);
    });
    await visits().settled();
    const count = visits().posts().length;
    await visits().leave(tab);
    expect(restored).toEqual([true, true, true, true, true, true]);
    expect([header('/api/before'), header('/api/after')]).toEqual([expect.any(String), undefined]);
    const names = visits()
      .spans()
      .map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['page_view /', 'GET /api/before']));
    expect(names).not.toContain('page_view /elsewhere');
    expect(visits().posts()).toHaveLength(count);
  });

  it('the npm package, bundled by an app, does the same', async () => {
    const app = await bundleApp(`
      import { startRum } from '@throughline/rum-sdk';
      const rum = startRum({ endpoint: '${visits().edge.origin}/v1/traces', key: 'pk_app', service: 'app' });
      rum.recordError(new RangeError('mail to ${PLANTED.mail} failed'));`);
    const tab = await visits().open({
      scripts: { '/app.js': app },
      html: '<h1>App</h1><script src="/app.js"></script>',
    });
    await pause(200);
    expect(await visits().told(tab)).toEqual([]);
    await visits().leave(tab);
    const names = visits()
      .spans()
      .map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['page_view /', 'error RangeError']));
    expect(leaving()).not.toContain(PLANTED.mail);
  });
});
