import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEngines } from '../harness/engines/describeEngines.ts';
import type { EngineName, Tab } from '../harness/engines/engine.ts';
import { type BehaviourSite, startBehaviourSite } from './behaviourSite.ts';

/** What an app could notice soonest; behaviours.test.ts runs the whole list, in Chromium. */
const SHARE =
  /^(input|(init|headers)(?!.* foreign$)|reads|conversions|order|abort|body: large text, kept|rejection unhandled)/;

/** The drivers end a script after half a minute. */
const AT_ONCE = 40;

/** Each engine has a browser of its own to start, and two pages to observe. */
const MAX_RUN_MS = 400_000;

const CLOSED_PORT = 'Firefox refuses a blocked port at once; a promise of ours settles a microtask later';
const KEPT =
  'Firefox counts the bytes of a kept-alive body only where there is no Request; ours is let through';

/** What a page can tell, and why. */
const KNOWN: Partial<Record<EngineName, Record<string, string>>> = {
  firefox: {
    'input: a null-prototype object': 'the error names the expression in the calling script',
    'body: large text, kept alive, own': KEPT,
    'body: large text, kept alive, foreign': KEPT,
    'order: a closed port, by reaction': CLOSED_PORT,
    'order: a closed port, by await': CLOSED_PORT,
    'order: a closed port, by finally': CLOSED_PORT,
    'abort by init, after 0 ms, own':
      'the first abort of a page shows whether the browser tells it at once; until then it comes a microtask later',
  },
  webkit: {},
};

/**
 * WebKit tells the abort of a call that hasn't left the page's process by then between microtasks, later ones in a task:
 * which of both it is depends on the machine.
 */
const CHANGING: Partial<Record<EngineName, RegExp>> = { webkit: /^abort by .* after 0 ms/ };

type Seen = Record<string, string>;
type Runner = typeof globalThis & {
  behaviours: Map<string, unknown>;
  runBehaviours(names: string[]): Promise<Seen>;
};

let site: BehaviourSite;
beforeAll(async () => {
  site = await startBehaviourSite();
});
afterAll(() => site.close());

/** In one tab, since browsers slow down the timers of those behind it. */
async function observe(tab: Tab, sdk: boolean, names: string[]): Promise<Map<string, string>> {
  await tab.goto(site.address({ sdk }));
  const seen = new Map<string, string>();
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names.slice(at, at + AT_ONCE);
    const told = await tab.evaluate((only) => (globalThis as Runner).runBehaviours(only), some);
    for (const [name, value] of Object.entries(told)) seen.set(name, site.normalise(value));
  }
  return seen;
}

describeEngines(
  'what a page and its servers can observe of fetch',
  (visits, engine) => {
    it(
      'is the same with the SDK, but for what is known',
      async () => {
        const known = KNOWN[engine] ?? {};
        const tab = await visits().engine.open(site.address({ sdk: true }));
        expect(await tab.evaluate(() => 'throughline' in globalThis)).toBe(true);
        const all = await tab.evaluate(() => [...(globalThis as Runner).behaviours.keys()]);
        let found = all.filter((name) => SHARE.test(name) && !CHANGING[engine]?.test(name));
        expect(found.length).toBeGreaterThan(350);
        // each time: on a busy machine the network may answer in another order once
        for (let attempt = 0; attempt < 3 && found.length > 0; attempt++) {
          const bare = await observe(tab, false, found);
          const here = await observe(tab, true, found);
          found = found.filter((name) => bare.get(name) !== here.get(name));
          for (const name of found) {
            if (!(name in known)) console.log(name, '\n', bare.get(name), '\n', here.get(name));
          }
        }
        expect(found.sort()).toEqual(Object.keys(known).sort());
      },
      MAX_RUN_MS,
    );
  },
  ['firefox', 'webkit'],
);
