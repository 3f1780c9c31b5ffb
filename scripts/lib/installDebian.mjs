import { onPath } from './onPath.mjs';
import { run } from './run.mjs';
import { tryAgain } from './tryAgain.mjs';

/** Waits for another apt or dpkg, and asks a mirror again before giving up. */
const PATIENT = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];

/** What dpkg says where a process of before was killed in the middle. */
const INTERRUPTED = /dpkg --configure -a/;

/** Whether packages can be installed here without asking anyone: root, and Debian's apt-get. */
export function canInstallDebian() {
  return process.getuid?.() === 0 && onPath('apt-get') !== undefined;
}

/**
 * Installs Debian packages where that can be done.
 *
 * @param {string[]} packages
 * @returns {Promise<string | undefined>} why they are not installed.
 */
export async function installDebian(packages) {
  const names = packages.join(' ');
  if (!canInstallDebian()) return `installing ${names} needs root and apt-get`;
  const problem = await tryAgain(`apt-get install ${names}`, () => updateAndInstall(packages));
  return problem && `apt-get install ${names} failed: ${problem}`;
}

async function updateAndInstall(packages) {
  // a mirror of others may be gone: what matters is whether the packages can be had
  await quietly('apt-get', [...PATIENT, 'update', '-q']);
  const args = [...PATIENT, 'install', '-y', '-q', '--no-install-recommends', ...packages];
  const { code, output } = await quietly('apt-get', args);
  if (code === 0) return undefined;
  if (INTERRUPTED.test(output)) await quietly('dpkg', ['--configure', '-a']);
  return output.trim().split('\n').at(-1);
}

function quietly(command, args) {
  return run(command, args, { quiet: true, allowFailure: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
}
