import { expect, it } from 'vitest';
import { describeEngines } from '../harness/engines/describeEngines.ts';

const HTML = `<h1>List</h1><main></main><button id="next">Next</button><script>
  document.querySelector('#next').addEventListener('click', async () => {
    history.pushState({}, '', '/residences/42?tab=1');
    const answer = await fetch('/api/residences/42');
    await answer.json();
    document.querySelector('main').innerHTML = '<h2>Residence</h2>';
  });
</script>`;

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

// Chromium and Firefox have the Navigation API; in WebKitGTK this is the path through the History API
describeEngines('a soft navigation', (visits) => {
  const views = () =>
    visits()
      .spans()
      .filter(({ type }) => type === 'page_view');

  it('begins a linked page view with a trace of its own; so does the way back', async () => {
    const tab = await visits().open({ path: '/residences', html: HTML });
    await pause(300);
    await tab.click('#next');
    await pause(1_300);
    await tab.back();
    await pause(900);
    expect(await visits().told(tab)).toEqual([]);
    await visits().leave(tab);

    const [first, second, third] = views();
    expect(views().map(({ name }) => name)).toEqual([
      'page_view /residences',
      'page_view /residences/:id',
      'page_view /residences',
    ]);
    expect(new Set(views().map(({ traceId }) => traceId)).size).toBe(3);
    expect(second?.links).toEqual([{ traceId: first?.traceId, spanId: first?.spanId }]);
    expect(third?.links).toEqual([{ traceId: second?.traceId, spanId: second?.spanId }]);
    expect(second?.attributes['rum.navigation_type']).toBe('soft-navigation');
    const [call, ...others] = visits()
      .spans()
      .filter(({ type }) => type === 'http');
    expect(others).toEqual([]);
    expect(call?.traceId).toBe(second?.traceId);
    const vitals = visits()
      .spans()
      .filter(({ type }) => type === 'web_vital');
    const keys = vitals.map(({ name, traceId }) => `${name} ${traceId}`);
    expect(new Set(keys).size).toBe(keys.length);
    const ofFirst = vitals.filter(({ traceId }) => traceId === first?.traceId).map(({ name }) => name);
    expect(ofFirst).toEqual(expect.arrayContaining(['web_vital FCP', 'web_vital TTFB']));
  });

  it('is none when only the query or the fragment changes', async () => {
    const tab = await visits().open({ path: '/residences', html: HTML });
    await tab.evaluate(() => {
      history.pushState({}, '', '/residences?page=2');
      history.replaceState({}, '', '/residences?page=3#top');
      location.hash = 'bottom';
    });
    await pause(700);
    await visits().leave(tab);
    expect(views()).toHaveLength(1);
  });
});
