import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { findFirefox } from '../../../../../scripts/lib/browsers/firefox.mjs';
import { findWebkit } from '../../../../../scripts/lib/browsers/webkit.mjs';
import { startOrigins } from '../startOrigins.ts';
import { createVisits, type Visits } from './createVisits.ts';
import { ENGINES, type Engine, type EngineName } from './engine.ts';
import { openChromiumEngine } from './openChromiumEngine.ts';
import { openFirefoxEngine } from './openFirefoxEngine.ts';
import { openWebkitEngine } from './openWebkitEngine.ts';

const OPEN: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  chromium: openChromiumEngine,
  firefox: openFirefoxEngine,
  webkit: openWebkitEngine,
};

/** A browser that starts while seven others do takes its time. */
const START_TIMEOUT_MS = 90_000;

/**
 * Describes a suite once per engine, each with a browser and origins of its own for the whole file. An engine that this
 * machine doesn't have is skipped, and the suite's name says why.
 */
export function describeEngines(
  title: string,
  tests: (visits: () => Visits, engine: EngineName) => void,
  engines: readonly EngineName[] = ENGINES,
): void {
  for (const name of engines) {
    const missing = whyMissing(name);
    const suite = `${name}: ${title}${missing ? ` [not run: ${missing}]` : ''}`;
    describe.skipIf(missing !== undefined)(suite, () => {
      let visits: Visits | undefined;
      beforeAll(async () => {
        visits = createVisits(await OPEN[name](), await startOrigins());
      }, START_TIMEOUT_MS);
      afterAll(() => visits?.close());
      beforeEach(() => visits?.reset());
      tests(() => visits as Visits, name);
    });
  }
}

function whyMissing(name: EngineName): string | undefined {
  if (name === 'firefox')
    return findFirefox() ? undefined : 'Firefox is not on PATH, and FIREFOX_PATH is not set';
  if (name !== 'webkit') return undefined;
  const found = findWebkit();
  return 'missing' in found ? found.missing : undefined;
}
