import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bundleApp } from '../harness/bundleApp.ts';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const APP = `
  import { createElement, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  import { startRum } from '@throughline/rum-sdk';
  import { RumErrorBoundary, rumErrorHandlers } from '@throughline/rum-sdk/react';
  if (location.pathname !== '/without') startRum({ endpoint: 'EDGE/v1/traces', key: 'pk_app', service: 'app' });

  const Throws = ({ name }) => { throw new RangeError(name + ' of jane@example.com'); };
  function App() {
    const [broken, setBroken] = useState(false);
    return createElement('main', null,
      createElement(RumErrorBoundary, {
        fallback: (error, reset) => createElement('button', { id: 'reset', onClick: () => { setBroken(false); reset(); } }, error.name),
      }, broken ? createElement(Throws, { name: 'caught' }) : createElement('p', { id: 'fine' }, 'fine')),
      createElement('button', { id: 'break', onClick: () => setBroken(true) }, 'Break'));
  }
  const at = (id) => document.body.appendChild(Object.assign(document.createElement('div'), { id }));
  createRoot(at('one'), rumErrorHandlers()).render(createElement(App));
  const seen = [];
  globalThis.seen = seen;
  createRoot(at('two'), rumErrorHandlers({ onUncaughtError: (error) => seen.push(error.message) }))
    .render(createElement(Throws, { name: 'uncaught' }));
`;

it.each(['/with', '/without'])(
  'React shows the same %s the SDK; what it catches is recorded once',
  async (path) => {
    const app = await bundleApp(APP.replaceAll('EDGE', site.edge.origin));
    const page = await site.open({
      path,
      scripts: { '/app.js': app },
      html: '<script src="/app.js"></script>',
    });
    await page.click('#break');
    expect(await page.textContent('#reset')).toBe('RangeError');
    await page.click('#reset');
    expect(await page.textContent('#fine')).toBe('fine');
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([
      'uncaught of jane@example.com',
    ]);
    await site.leave(page);
    const errors = site.spans().filter(({ type }) => type === 'error');
    const messages = errors.map(({ events }) => events[0]?.attributes['exception.message']);
    expect(messages.sort()).toEqual(path === '/with' ? ['caught of [email]', 'uncaught of [email]'] : []);
  },
);
