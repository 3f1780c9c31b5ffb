import { onPath } from './onPath.mjs';
import { run } from './run.mjs';

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
  await run('apt-get', ['update', '-q'], { quiet: true, allowFailure: true });
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
    {
      quiet: true,
      allowFailure: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    },
  );
  return code === 0 ? undefined : `apt-get install ${names} failed: ${output.trim().split('\n').at(-1)}`;
}
