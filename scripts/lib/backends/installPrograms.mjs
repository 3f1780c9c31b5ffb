import { spawnSync } from 'node:child_process';
import { Failure } from '../fail.mjs';
import { buildProgram } from './buildProgram.mjs';
import { findProgram } from './findProgram.mjs';
import { PROGRAMS } from './programs.mjs';

/**
 * Finds every program, and builds those that are neither on PATH nor in the cache.
 *
 * @param {(line: string) => void} log progress of long builds.
 * @param {readonly import('./programs.mjs').Program[]} programs the backends, where nothing else is asked for.
 * @returns {Promise<Record<string, { path: string, source: 'PATH'|'cache'|'built', version: string }>>} by name.
 * @throws Failure, one line that names what is missing and how to get it.
 */
export async function installPrograms(log = () => {}, programs = PROGRAMS) {
  const found = await Promise.all(
    programs.map(async (program) => ({ program, at: await findProgram(program) })),
  );
  const missing = found.filter(({ at }) => at === undefined).map(({ program }) => program);
  if (missing.length > 0 && !hasGo()) throw new Failure(howToGet(missing));
  const installed = {};
  for (const { program, at } of found) {
    const { path, source } = at ?? { path: await buildProgram(program, log), source: 'built' };
    installed[program.name] = { path, source, version: source === 'PATH' ? 'its own' : program.version };
  }
  return installed;
}

function hasGo() {
  return spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;
}

function howToGet(missing) {
  const names = missing.map(({ name }) => name).join(', ');
  const places = [...new Set(missing.map(({ get }) => get))].join(' and ');
  return `${names} not found on PATH, and no Go to build ${missing.length > 1 ? 'them' : 'it'}: install Go (go.dev/doc/install), or put the programs on PATH (${places})`;
}
