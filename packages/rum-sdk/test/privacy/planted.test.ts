import { afterAll, beforeAll, expect, it } from 'vitest';
import { PLANTED } from '../harness/plantedStrings.ts';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const HTML = `
  <meta name="user" content="meta-jane">
  <form><input id="id-jane" name="mail" value="value-jane" title="title-jane" data-user="data-jane"></form>
  <img src="/hero.png?u=u-jane" alt="alt-jane" class="class-jane" width="240" height="160">
  <div id="shifts" class="class-jane"></div><p>Mrs Robinson, card 4111111111111111</p>
  <button id="go" class="class-jane" aria-label="label-jane" role="Mrs Robinson">jane.doe@example.com</button>
  <script>document.title = 'doc-title-jane'; setTimeout(() => { shifts.style.height = '200px'; }, 100)</script>`;

/** Everything that a page does with such strings, in the page. */
async function use(planted: typeof PLANTED): Promise<void> {
  const { throughline: rum } = globalThis as unknown as {
    throughline: {
      recordError(error: unknown): void;
      setRoute(route: string): void;
      tracer: { startSpan(name: string): { setAttribute(name: string, value: string): void; end(): void } };
    };
  };
  // biome-ignore lint/suspicious/noDocumentCookie: a page's own cookie, as it sets them
  document.cookie = 'session=cookie-jane';
  localStorage.setItem('user', 'local-jane');
  sessionStorage.setItem('user', 'session-jane');
  window.name = 'window-jane';
  const texts = [...planted.text, ...planted.labelled.map(([label, value]) => `${label}${value}"`)];
  // five of a kind are told: each is another error
  for (const [at, text] of texts.entries()) {
    if (at % 3 === 0) rum.recordError(new Error(`for ${text} it failed`));
    else if (at % 3 === 1) rum.recordError(new Error('outer', { cause: new TypeError(`of ${text} inside`) }));
    else rum.recordError(`only text: ${text}`);
  }
  rum.recordError({ mail: 'thrown-jane', toString: () => 'thrown-jane' });
  for (const text of planted.text) {
    const span = rum.tracer.startSpan(`checkout of ${text}`);
    span.setAttribute('customer', text);
    span.setAttribute('error.type', text);
    // what the SDK itself fills with words of its own
    span.setAttribute('http.request.method', text);
    span.setAttribute('rum.http.initiator', `by ${text}`);
    span.end();
  }
  for (const segment of planted.path) {
    await fetch(`/api/people/${segment}?q=q-jane&name=Mrs%20Robinson#f-jane`, {
      method: 'POST',
      headers: { 'x-own': 'header-jane' },
      body: 'body-jane',
    });
  }
  await new Promise((done) => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', '/api/echo?password=q-hunter', true, 'u-jane', 'p-hunter');
    xhr.onloadend = done;
    xhr.send();
  });
  const image = new Image();
  image.src = '/api/missing?reset=reset-9f&v=answer-jane';
  history.replaceState({ user: 'state-jane' }, '', '?history=history-jane');
  for (const segment of planted.path) {
    history.pushState({ user: 'state-jane' }, '', `/people/${segment}?q=q-jane#f-jane`);
    await new Promise((done) => setTimeout(done, 20));
  }
  rum.setRoute(`/people/${planted.path[0]}`);
}

it('keeps every planted string in the page, of 75 and more kinds', async () => {
  const labelled = PLANTED.labelled.map(([, value]) => value);
  const all = [...PLANTED.text, ...labelled, ...PLANTED.path, ...PLANTED.query, ...PLANTED.page];
  expect(new Set(all).size).toBeGreaterThanOrEqual(75);
  const page = await site.open({
    path: `/people/${PLANTED.path[0]}?token=${PLANTED.text[4]}&q=q-jane#f-jane`,
    html: HTML,
  });
  page.on('pageerror', () => undefined);
  await page.evaluate(use, PLANTED);
  await page.fill('input', 'typed-jane');
  await page.keyboard.type('typed-jane');
  await page.click('#go');
  await page.waitForTimeout(300);
  await site.leave(page);

  const leaving = site
    .posts()
    .map(({ url, headers, body }) => `${url.href}\n${JSON.stringify(headers)}\n${body}`)
    .join('\n');
  const forms = (text: string) => [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
  const decoded = (text: string) => [text, decodeURIComponent(text)];
  const leaked = all.filter((text) =>
    decoded(text).some((plain) => forms(plain).some((form) => leaving.includes(form))),
  );
  expect(leaked).toEqual([]);
  // and not by taking everything out: what helps is there
  const spans = site.spans();
  expect(spans.filter(({ type }) => type === 'error').length).toBeGreaterThan(20);
  expect(spans.filter(({ type }) => type === 'http').length).toBeGreaterThanOrEqual(PLANTED.path.length);
  expect(leaving).toContain('for [email] it failed');
  expect(leaving).toContain('/api/people/:email');
});
