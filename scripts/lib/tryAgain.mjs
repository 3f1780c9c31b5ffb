import { setTimeout as sleep } from 'node:timers/promises';

/** A network that fails for a moment, or another process that installs something, is done within the last of them. */
const PAUSES_MS = [3_000, 15_000, 45_000];

/**
 * Does what may fail for reasons that pass, again and again after growing pauses, each told in a line.
 *
 * @param {string} what names the work in those lines.
 * @param {() => Promise<string | undefined>} work resolves with its problem, or undefined where there is none.
 * @param {{ log?: (line: string) => void, pausesMs?: readonly number[] }} [options]
 * @returns {Promise<string | undefined>} the last problem.
 */
export async function tryAgain(what, work, options = {}) {
  const { log = console.log, pausesMs = PAUSES_MS } = options;
  let problem = await work();
  for (const pauseMs of pausesMs) {
    if (problem === undefined) return undefined;
    log(`  ${what}: ${problem}; trying again in ${pauseMs / 1000} s`);
    await sleep(pauseMs);
    problem = await work();
  }
  return problem;
}
