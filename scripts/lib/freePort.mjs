import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Failure } from './fail.mjs';
import { isAlive } from './isAlive.mjs';

/**
 * Below the ports that systems give to outgoing connections (Linux from 32768, others from 49152): there, any connection
 * of any program can take a port between our look at it and the start of the server that is to have it.
 */
const LOWEST = 20_000;
const PAST_HIGHEST = 32_768;

const ATTEMPTS = 200;

/** One file for each port that a running process was given, so that two that start at once never get the same. */
const CLAIMS = join(tmpdir(), `throughline-ports-${userInfo().uid}`);

const ours = new Set();

/**
 * A TCP port on loopback that nobody listens on, for a server that starts soon. No other process that asks here gets it until
 * this one has ended.
 *
 * @returns {Promise<number>}
 * @throws Failure where nearly every port is taken.
 */
export async function freePort() {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(LOWEST, PAST_HIGHEST);
    if (claim(port) && (await isFreePort(port))) return port;
  }
  throw new Failure(
    `no free port between ${LOWEST} and ${PAST_HIGHEST - 1} on 127.0.0.1: stop what uses them`,
  );
}

/** Whether a server could listen on this port of loopback now. @returns {Promise<boolean>} */
export async function isFreePort(port) {
  const server = createServer();
  const isFree = await new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (isFree) await new Promise((resolve) => server.close(resolve));
  return isFree;
}

function claim(port) {
  const file = join(CLAIMS, String(port));
  mkdirSync(CLAIMS, { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // left by one that was killed: the next who tries this port gets it
    if (!isAlive(holder(file))) rmSync(file, { force: true });
    return false;
  }
  if (ours.size === 0) process.once('exit', giveBack);
  ours.add(file);
  return true;
}

/** Who claimed a port; our own group (0), which runs, while the file is being written or where it has just gone. */
function holder(file) {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

function giveBack() {
  for (const file of ours) rmSync(file, { force: true });
}
