import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../../../scripts/lib/backends/findProgram.mjs';
import { TEST_PROGRAMS } from '../../../scripts/lib/backends/testPrograms.mjs';

const program = TEST_PROGRAMS.find(({ name }) => name === 'promtool');
const promtool = program && (await findProgram(program));
const title = promtool ? '' : ' [not run: promtool is not installed]';

describe.skipIf(title)(`infra/alerts${title}`, () => {
  it.each([
    ['are rules of Prometheus', ['check', 'rules', '--lint-fatal'], 'throughline.yml'],
    ['fire at what they are for, and at nothing else', ['test', 'rules'], 'throughline.test.yml'],
  ])('%s', (_, args, file) => {
    const path = fileURLToPath(new URL(`../../../infra/alerts/${file}`, import.meta.url));
    const { status, stdout, stderr } = spawnSync(promtool?.path ?? '', [...args, path], { encoding: 'utf8' });
    expect(status, stdout + stderr).toBe(0);
  });
});
