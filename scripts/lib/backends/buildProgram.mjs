import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { Failure } from '../fail.mjs';
import { withLockFile } from '../lockFile.mjs';
import { tryAgain } from '../tryAgain.mjs';
import { cachedPath } from './findProgram.mjs';

/** How often a long build says how far it is. */
const PROGRESS_MS = 5_000;

/**
 * Builds a program inside its own module at the pinned version: its go.mod and go.sum hold (`go install` refuses modules
 * with replace directives). The result appears in the cache at once or not at all.
 *
 * @param {import('./programs.mjs').Program} program
 * @param {(line: string) => void} log
 * @returns {Promise<string>} its path.
 * @throws Failure with Go's last line.
 */
export async function buildProgram(program, log) {
  const target = cachedPath(program);
  const onWait = (pid) => log(`${program.name}: waiting for the build of process ${pid}`);
  return withLockFile({ file: `${target}.lock`, onWait }, async () => {
    if (existsSync(target)) return target;
    log(`${program.name}: building ${program.module}@${program.version} (${program.build})`);
    const problem = await tryAgain(program.name, () => downloadAndCompile({ program, target, log }), { log });
    if (problem !== undefined) throw new Failure(`${program.name} could not be built: ${problem}`);
    return target;
  });
}

/** Resolves with Go's last line where it failed: of the download, or of the build, which downloads too. */
async function downloadAndCompile({ program, target, log }) {
  if (program.folder !== undefined) return compile({ program, folder: program.folder, target, log });
  const module = `${program.module}@${program.version}`;
  const download = await go(['mod', 'download', '-json', module], { cwd: tmpdir() });
  const { Dir: folder, Error: problem } = parseObject(download.stdout);
  return folder ? compile({ program, folder, target, log }) : (problem ?? lastLine(download.stderr));
}

async function compile({ program, folder, target, log }) {
  const unfinished = `${target}.${process.pid}.tmp`;
  mkdirSync(dirname(resolve(target)), { recursive: true });
  let packages = 0;
  const timer = setInterval(() => log(`${program.name}: ${packages} packages compiled`), PROGRESS_MS);
  const args = ['build', '-v', '-trimpath', '-ldflags', '-s -w', '-o', resolve(unfinished), program.package];
  const onStderr = (text) => (packages += text.split('\n').length - 1);
  const { code, stderr } = await go(args, { cwd: folder, onStderr });
  clearInterval(timer);
  if (code === 0) renameSync(unfinished, target);
  else rmSync(unfinished, { force: true });
  return code === 0 ? undefined : lastLine(stderr);
}

/** @returns {Promise<{ code: number, stdout: string, stderr: string }>} */
function go(args, { cwd, onStderr = () => {} }) {
  // Go asks for HOME and takes no other word for it; some CI machines set none
  const env = { HOME: homedir(), ...process.env, CGO_ENABLED: '0', GOWORK: 'off' };
  const child = spawn('go', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
    onStderr(String(chunk));
  });
  return new Promise((resolved) => {
    child.on('error', (error) => resolved({ code: 127, stdout: '', stderr: error.message }));
    child.on('close', (code) => resolved({ code: code ?? 1, ...output }));
  });
}

/** What was killed in the middle may have written half an object. */
function parseObject(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) || 'it said nothing';
}
