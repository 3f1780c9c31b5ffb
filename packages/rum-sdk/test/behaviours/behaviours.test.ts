import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../../../../scripts/lib/browsers/openChromium.mjs';
import { type BehaviourSite, startBehaviourSite } from './behaviourSite.ts';

/** Two pages observe more than a thousand calls each. */
const MAX_RUN_MS = 600_000;

/** What a page can tell in spite of all care, and why; README's limits name them too. */
const KNOWN: Record<string, string> = {
  "identity: texts by another frame's Function.prototype.toString":
    'only the own page’s Function.prototype.toString knows the originals; another’s says function () { [native code] }',
};

/** An app's wrapper that was there before the SDK, as a script. */
const WRAPPER = `{ const own = fetch; window.fetch = function fetch(input, init) {
  return own.call(this, input, init && { ...init, own: Reflect.has(init, 'method') });
} }`;

type Seen = Record<string, string>;
type Runner = typeof globalThis & {
  behaviours: Map<string, unknown>;
  runBehaviours(names?: string[]): Promise<Seen>;
  throughline?: { stop(): void };
};

interface Scene {
  readonly sdk: boolean;
  readonly before?: string;
  readonly isStopped?: boolean;
}

let browser: Browser;
/** One for each of the two pages that are compared, which run at the same time and mustn't meet. */
let sites: Record<'bare' | 'other', BehaviourSite>;
beforeAll(async () => {
  const [bare, other] = await Promise.all([startBehaviourSite(), startBehaviourSite()]);
  sites = { bare, other };
  browser = await openChromium();
});
afterAll(() => Promise.all([browser.close(), sites.bare.close(), sites.other.close()]));

async function inScene<T>(
  { isStopped = false, ...address }: Scene,
  site: BehaviourSite,
  act: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.address(address));
  expect(await page.evaluate(() => 'throughline' in globalThis)).toBe(address.sdk);
  if (isStopped) await page.evaluate(() => (globalThis as Runner).throughline?.stop());
  const result = await act(page);
  await context.close();
  return result;
}

const observe = (scene: Scene, site: BehaviourSite, names: string[]): Promise<Seen> =>
  inScene(scene, site, async (page) => {
    const seen = await page.evaluate((only) => (globalThis as Runner).runBehaviours(only), names);
    return Object.fromEntries(Object.entries(seen).map(([name, value]) => [name, site.normalise(value)]));
  });

function tellDifference(name: string, bare = '', other = ''): string {
  const at = [...bare].findIndex((character, index) => character !== other[index]);
  const part = (text: string): string => text.slice(Math.max(0, at - 60), at + 140);
  return `${name}\n  bare: ${part(bare)}\n  here: ${part(other)}`;
}

/** Names of what differs, each time: on a busy machine the network may answer in another order once. */
async function differing(bare: Scene, other: Scene, names: string[]): Promise<string[]> {
  let found = names;
  for (let attempt = 0; attempt < 3 && found.length > 0; attempt++) {
    const [expected, seen] = await Promise.all([
      observe(bare, sites.bare, found),
      observe(other, sites.other, found),
    ]);
    found = found.filter((name) => expected[name] !== seen[name]);
    if (attempt === 2)
      for (const name of found) console.log(tellDifference(name, expected[name], seen[name]));
  }
  return found;
}

const namesLike = (pattern: RegExp): Promise<string[]> =>
  inScene({ sdk: false }, sites.bare, async (page) => {
    const names = await page.evaluate(() => [...(globalThis as Runner).behaviours.keys()]);
    return names.filter((name) => pattern.test(name));
  });

describe('what a page and its servers can observe of fetch and XHR', { timeout: MAX_RUN_MS }, () => {
  it('is the same with the SDK, but for what is known', async () => {
    const names = await namesLike(/./);
    const found = await differing({ sdk: false }, { sdk: true }, names);
    console.log(`${names.length} behaviours, ${found.length} differ: ${found.join(', ')}`);
    expect(names.length).toBeGreaterThan(1000);
    expect(found).toEqual(Object.keys(KNOWN));
  });

  it('is the same where the app has wrapped fetch before', async () => {
    // what may be copied is told by its prototype, which a Proxy sees being read
    const names = await namesLike(
      /^(input|init |headers(?!: iterable that throws)|reads of (headers that|an init by getters)|rejection|wrapper)/,
    );
    expect(await differing({ sdk: false, before: WRAPPER }, { sdk: true, before: WRAPPER }, names)).toEqual(
      [],
    );
  });

  it('is the same after the SDK has been stopped', async () => {
    const names = await namesLike(/^(identity|order|this)/);
    expect(await differing({ sdk: false }, { sdk: true, isStopped: true }, names)).toEqual([]);
  });
});
