import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeEngines } from '../harness/engines/describeEngines.ts';

const RUM = readFileSync(new URL('../../dist/rum.js', import.meta.url));
const INTEGRITY = `integrity="sha256-${createHash('sha256').update(RUM).digest('base64')}" crossorigin="anonymous"`;

/** What has run in place of the rules calls the page's own server. */
const OTHER = "fetch('/api/ran'); export const scrubText = String;";

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

describeEngines('the rules of free text', (visits) => {
  const messages = () =>
    visits()
      .spans()
      .filter(({ type }) => type === 'error')
      .map(({ events }) => events[0]?.attributes['exception.message']);
  const fail = () => setTimeout(() => reportError(new Error('could not mail jane@example.com today')));

  it.each([
    ['as the script did', ''],
    ['by their hash where the script did', INTEGRITY],
  ])('come %s', async (_, attributes) => {
    const tab = await visits().open({ attributes });
    await tab.evaluate(fail);
    await expect.poll(messages, { timeout: 30_000 }).toEqual(['could not mail [email] today']);
    await visits().leave(tab);
  });

  it('are not run when their hash is another, and errors leave with their words alone', async () => {
    const tab = await visits().open({ attributes: INTEGRITY, textFile: OTHER });
    await tab.evaluate(fail);
    await pause(1_000);
    await visits().leave(tab);
    expect(messages()).toEqual(['could not [text]']);
    expect(visits().page.received.filter(({ url }) => url.pathname === '/api/ran')).toEqual([]);
  });

  it('are not waited for by a page that is left', async () => {
    const tab = await visits().open({ textDelayMs: 5_000 });
    await tab.evaluate(fail);
    await pause(100);
    await visits().leave(tab);
    expect(messages()).toEqual(['could not [text]']);
  });
});
