import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { canInstallDebian, installDebian } from '../../../scripts/lib/installDebian.mjs';
import { withLockFile } from '../../../scripts/lib/lockFile.mjs';
import { tryAgain } from '../../../scripts/lib/tryAgain.mjs';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-set-up-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

afterEach(() => vi.unstubAllEnvs());

describe('what may fail for a moment', () => {
  it('is tried again, each time with a line, and its last problem is told', async () => {
    const lines: string[] = [];
    const problems = ['no network', 'no network', undefined];
    const options = { log: (line: string) => void lines.push(line), pausesMs: [1, 2] };
    expect(await tryAgain('npm ci', async () => problems.shift(), options)).toBeUndefined();
    expect(lines).toEqual([
      '  npm ci: no network; trying again in 0.001 s',
      '  npm ci: no network; trying again in 0.002 s',
    ]);
    expect(await tryAgain('npm ci', async () => 'no network', options)).toBe('no network');
  });

  it.runIf(canInstallDebian())('such as apt-get, while another process holds its lock', async () => {
    const calls = join(folder, 'calls');
    const program = `#!/bin/sh
echo "$@" >> ${calls}
case "$*" in *install*) [ $(grep -c install ${calls}) -gt 1 ] || { echo 'E: Could not get lock'; exit 100; } ;; esac
`;
    writeFileSync(join(folder, 'apt-get'), program);
    chmodSync(join(folder, 'apt-get'), 0o755);
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
    expect(await installDebian(['some-browser'])).toBeUndefined();
    const installs = readFileSync(calls, 'utf8').match(/install -y .*some-browser/g);
    expect(installs).toHaveLength(2);
  });
});

describe('a lock file', () => {
  const file = () => join(folder, 'set-up.lock');
  const lock = (staleMs?: number) => ({ file: file(), onWait: () => {}, ...(staleMs && { staleMs }) });

  it('is taken over from a process that has ended', async () => {
    writeFileSync(file(), '4194304');
    expect(await withLockFile(lock(), async () => 'done')).toBe('done');
    expect(existsSync(file())).toBe(false);
  });

  it('is taken over where another process has the pid by now, and where no pid was written', async () => {
    for (const text of [String(process.pid), '']) {
      writeFileSync(file(), text);
      expect(await withLockFile(lock(600), async () => 'done')).toBe('done');
    }
  });

  it('is not taken from one who lives and works for longer than that', async () => {
    const steps: string[] = [];
    const slow = withLockFile(lock(), async () => {
      steps.push('begins');
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      steps.push('ends');
    });
    await withLockFile(lock(4_000), async () => void steps.push('next'));
    await slow;
    expect(steps).toEqual(['begins', 'ends', 'next']);
  });
});
