import { expect, it } from 'vitest';
import { describeEngines } from '../harness/engines/describeEngines.ts';
import type { Tab } from '../harness/engines/engine.ts';
import { readFindings } from '../harness/engines/findings.ts';
import { untilPainted } from '../harness/untilPainted.ts';

const HTML = `<h1>Hello</h1><img src="/hero.png" width="300" height="200" alt="">
  <a id="away" href="/api/away">Away</a>`;

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

describeEngines('the end of a page', (visits, engine) => {
  /** What the engine measures without an interaction. */
  const expected = readFindings(engine).vitals.filter((name) => name !== 'INP');
  /** Of the page view that is ended: the next one of a reload is a trace of its own, and may be told of by then. */
  const spans = () => {
    const all = visits().spans();
    const next = all.find(({ attributes }) => attributes['rum.navigation_type'] === 'reload')?.traceId;
    return all.filter(({ traceId }) => traceId !== next);
  };
  const vitals = () =>
    spans()
      .filter(({ type }) => type === 'web_vital')
      .map(({ attributes }) => String(attributes['browser.web_vital.name']))
      .sort();
  const ofType = (type: string) => spans().filter((span) => span.type === type);
  const visit = async (head = ''): Promise<Tab> => {
    const tab = await visits().open({ html: HTML, head });
    await tab.evaluate(untilPainted);
    await pause(400);
    await tab.evaluate(() => fetch('/api/call').then(() => undefined));
    return tab;
  };
  const expectAllOnce = async () => {
    await expect.poll(vitals, { timeout: 30_000 }).toEqual(expect.arrayContaining(expected));
    await visits().settled();
    expect(vitals()).toEqual(expected);
    expect(ofType('page_view').map(({ name }) => name)).toEqual(['page_view /']);
    expect(ofType('document_fetch')).toHaveLength(1);
    expect(ofType('http').map(({ name }) => name)).toEqual(['GET /api/call']);
  };

  it('by a navigation loses nothing', async () => {
    await visits().leave(await visit());
    await expectAllOnce();
  });

  it('by a click on a link loses nothing', async () => {
    const tab = await visit();
    await tab.click('#away');
    const isAway = () => visits().page.received.some(({ url }) => url.pathname === '/api/away');
    await expect.poll(isAway, { timeout: 30_000 }).toBe(true);
    await expect.poll(vitals, { timeout: 30_000 }).toEqual(expect.arrayContaining(expected));
    await visits().settled();
    const atClick = vitals();
    await tab.close();
    await visits().settled();
    // all of it left with the click, INP too where it was slow enough to be reported, and none of it twice
    expect(atClick.filter((name) => name !== 'INP')).toEqual(expected);
    expect(vitals()).toEqual(atClick);
    expect(ofType('http').map(({ name }) => name)).toEqual(['GET /api/call']);
  });

  it('by closing the tab loses nothing', async () => {
    const tab = await visit();
    await tab.close();
    await expectAllOnce();
  });

  it('by a reload loses nothing, and the next page view is told as one', async () => {
    const tab = await visit();
    await tab.reload();
    await expectAllOnce();
    await visits().leave(tab);
    const views = visits()
      .spans()
      .filter(({ type }) => type === 'page_view');
    expect(views.map(({ attributes }) => attributes['rum.navigation_type'])).toEqual(['navigate', 'reload']);
  });

  it('by hiding sends everything, and its real end nothing again', async () => {
    const tab = await visit();
    await tab.hide();
    await expectAllOnce();
    await visits().leave(tab);
    expect(vitals()).toEqual(expected);
  });

  it('loses nothing where fetch has no keepalive: a beacon leaves', async () => {
    await visits().leave(await visit('<script>delete Request.prototype.keepalive</script>'));
    await expectAllOnce();
  });

  it('has the span of a call that it cuts off', async () => {
    const tab = await visits().open({ html: HTML });
    await tab.evaluate(() => {
      fetch('/api/slow').catch(() => undefined);
    });
    await visits().leave(tab);
    const [call, ...others] = ofType('http');
    expect(others).toEqual([]);
    const errorType = expect.stringMatching(/^(page_left|TypeError|AbortError)$/);
    expect(call?.attributes).toMatchObject({ 'url.template': '/api/slow', 'error.type': errorType });
  });

  it('is none for a page that comes back out of the back/forward cache: a page view of its own', async () => {
    const tab = await visit();
    await tab.goto(`${visits().foreign.origin}/api/away`);
    await visits().settled();
    await tab.back();
    const isBack = () => tab.evaluate(() => location.pathname === '/' && document.readyState === 'complete');
    // while it goes there is nothing to ask
    await expect.poll(() => isBack().catch(() => false), { timeout: 30_000 }).toBe(true);
    await pause(1_000);
    await tab.close();
    await expect.poll(() => ofType('page_view').length, { timeout: 30_000 }).toBe(2);
    await visits().settled();
    const types = ofType('page_view').map(({ attributes }) => attributes['rum.navigation_type']);
    expect(types).toEqual(['navigate', engine === 'chromium' ? 'back-forward' : 'back-forward-cache']);
    expect(new Set(ofType('page_view').map(({ traceId }) => traceId)).size).toBe(2);
    const keys = ofType('web_vital').map(({ name, traceId }) => `${name} ${traceId}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('waits for nobody: what could not be sent leaves again under its id when the network is back', async () => {
    let isDown = true;
    visits().answerWith(() => ({ broken: isDown }));
    const tab = await visit();
    await expect.poll(() => visits().posts().length, { timeout: 30_000 }).toBeGreaterThan(0);
    isDown = false;
    visits().edge.received.splice(1);
    const [first] = visits().posts();
    await expect.poll(() => visits().posts().length, { timeout: 30_000 }).toBeGreaterThan(1);
    const [, second] = visits().posts();
    expect(second?.url.searchParams.get('batch')).toBe(first?.url.searchParams.get('batch'));
    expect(second?.body).toBe(first?.body);
    visits().edge.received.splice(0, 1);
    await visits().leave(tab);
    await expectAllOnce();
  });

  it('keeps what was measured offline until the page is online again', async () => {
    // for the engine whose driver can only say that it is offline; and what leaves before has not arrived either
    visits().answerWith(() => ({ broken: true }));
    const tab = await visit();
    await tab.setOffline(true);
    await tab.evaluate(async () => {
      await fetch('/api/broken').catch(() => undefined);
      const { throughline } = globalThis as unknown as { throughline: { flush(): Promise<void> } };
      throughline.flush().catch(() => undefined);
    });
    await pause(300);
    visits().reset();
    await tab.setOffline(false);
    await expect.poll(() => visits().posts().length, { timeout: 30_000 }).toBeGreaterThan(0);
    await visits().leave(tab);
    expect(vitals()).toEqual(expected);
    const failed = ofType('http').find(({ name }) => name === 'GET /api/broken');
    expect(failed).toMatchObject({ status: 2, attributes: { 'error.type': 'TypeError' } });
  });
});
