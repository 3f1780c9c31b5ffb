import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const errors = () => site.spans().filter(({ type }) => type === 'error');
const told = () =>
  errors().map(({ name, attributes, events }) => [
    name,
    attributes['rum.error.source'],
    events[0]?.attributes['exception.message'],
  ]);

describe('errors', () => {
  it('are told once each, with their causes, and nothing that is none', async () => {
    const page = await site.open({
      html: `<script src="${site.foreign.origin}/api/throws.js"></script><img src="/missing.png?" onerror="void 0">`,
    });
    const logged: string[] = [];
    page.on('console', (line) => logged.push(line.text()));
    await page.evaluate(async () => {
      const later = (work: () => void) => setTimeout(work);
      later(() => {
        throw new AggregateError([new TypeError('first of jane@example.com')], 'all', {
          cause: new RangeError('cause'),
        });
      });
      const again = new Error('the same object');
      for (let at = 0; at < 9; at++) later(() => reportError(again));
      for (let at = 0; at < 9; at++) later(() => reportError(new Error('the same line')));
      later(() => {
        throw 'only a text';
      });
      later(() => {
        throw { mail: 'jane@example.com' };
      });
      void Promise.reject(new DOMException('late', 'TimeoutError'));
      // neither of these is an error of a script
      dispatchEvent(new Event('error'));
      dispatchEvent(
        new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered notifications.' }),
      );
      console.error('the page talks to itself');
      const image = new Image();
      image.src = '/nothing-there.png';
      await new Promise((done) => {
        image.onerror = done;
      });
      await new Promise((done) => setTimeout(done, 50));
    });
    await site.leave(page);
    // the foreign script may throw before the SDK has come, or after
    const all = told().filter(([, , message]) => message !== 'Script error.');
    expect(all.filter(([, , message]) => message === 'the same object')).toHaveLength(1);
    expect(all.filter(([, , message]) => message === 'the same line')).toHaveLength(5);
    expect(all.filter(([, , message]) => !String(message).startsWith('the same')).sort()).toEqual([
      ['error AggregateError', 'error', 'all'],
      ['error Error', 'error', 'only a text'],
      ['error Object', 'error', undefined],
      ['error TimeoutError', 'unhandledrejection', 'late'],
    ]);
    const stackOf = (name: string) =>
      String(errors().find((span) => span.name === name)?.events[0]?.attributes['exception.stacktrace']);
    expect(stackOf('error AggregateError')).toMatch(
      /Caused by: TypeError: first of \[email\]\n[\s\S]+Caused by: RangeError: cause\n/,
    );
    expect(JSON.stringify(site.posts())).not.toContain('jane@');
    expect(logged.filter((line) => line.includes('page talks'))).toHaveLength(1);
  });

  it('of a script of another origin say no more than the browser does', async () => {
    const page = await site.open();
    await page.evaluate(async (foreign) => {
      const script = document.createElement('script');
      script.src = `${foreign}/api/throws.js`;
      document.head.append(script);
      await new Promise((done) => setTimeout(done, 300));
    }, site.foreign.origin);
    await site.leave(page);
    expect(told()).toEqual([['error Error', 'error', 'Script error.']]);
  });
});
