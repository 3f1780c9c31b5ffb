import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './fail.mjs';
import { withLockFile } from './lockFile.mjs';
import { BIN, ROOT } from './root.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';
import { tryAgain } from './tryAgain.mjs';

/** Node that can run these scripts. The lock file brings the Node that runs everything else. */
const MIN_NODE_MAJOR = 20;

/** wrangler's own minimum: asked for where the lock file has no Node for the platform. */
const MIN_PROGRAM_NODE = [22, 18];

const STAMP = join(ROOT, 'node_modules', '.throughline-install');

/** Installs what is missing and builds what is stale. Does nothing, quickly, when all is there. */
export async function setUp({ build = true } = {}) {
  checkNode();
  const onWait = (pid) => console.log(`· waiting for the set-up of process ${pid} …`);
  await withLockFile({ file: join(ROOT, '.data', 'set-up.lock'), onWait }, () => installAndBuild(build));
}

async function installAndBuild(build) {
  const wanted = installFingerprint();
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
    await step('install dependencies (npm ci)', installDependencies);
    await checkProgramNode();
    writeFileSync(STAMP, wanted);
  }
  if (build)
    await step('build', () =>
      run('turbo', ['run', 'build', '--output-logs=errors-only', '--log-order=grouped'], { quiet: true }),
    );
}

async function installDependencies() {
  const problem = await tryAgain('npm ci', npmCi);
  if (problem !== undefined) throw new Failure(`npm ci failed: ${problem}`);
}

/** npm shows its progress and its reasons itself. */
async function npmCi() {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await run('npm', args, { allowFailure: true });
  return code === 0 ? undefined : `it ended with code ${code}`;
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < MIN_NODE_MAJOR) {
    throw new Failure(`Node ${process.versions.node} is too old: install Node ${MIN_NODE_MAJOR} or newer`);
  }
}

function installFingerprint() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

async function checkProgramNode() {
  const { output } = await run('node', ['--version'], { quiet: true });
  const [major = 0, minor = 0] = output.trim().replace(/^v/, '').split('.').map(Number);
  if (major > MIN_PROGRAM_NODE[0] || (major === MIN_PROGRAM_NODE[0] && minor >= MIN_PROGRAM_NODE[1])) return;
  throw new Failure(
    `Node ${output.trim()} runs the programs here, because ${BIN} has none for ${process.platform}-${process.arch}: install Node ${MIN_PROGRAM_NODE.join('.')} or newer`,
  );
}
