import { isAlive } from '../isAlive.mjs';
import { readBackendsFile } from './backendsFile.mjs';
import { findProgram } from './findProgram.mjs';
import { PROGRAMS } from './programs.mjs';

/** A backend that takes longer to answer a trivial question is in trouble. */
const ANSWER_LIMIT_MS = 3_000;

/** What answers, and how: a port in front of a bearer check is up when it refuses. */
const PROBES = [
  { name: 'jaeger', port: 'jaeger', path: '/api/v3/services', status: 200 },
  { name: 'victoria-metrics', port: 'metrics', path: '/api/v1/query?query=1', status: 200 },
  { name: 'vmauth-traces', port: 'otlp', path: '/v1/traces', status: 401 },
  { name: 'vmauth-metrics', port: 'metrics', path: '/api/v1/write', status: 401 },
];

/** One row for each backend: the program that would be started, and whether it runs and answers. */
export async function backendsStatus() {
  const running = readBackendsFile();
  return Promise.all(PROBES.map((probe) => rowOf(probe, running)));
}

async function rowOf(probe, running) {
  const program = PROGRAMS.find(({ name }) => probe.name.startsWith(name));
  const pid = running?.pids[probe.name];
  const port = running?.ports[probe.port];
  return {
    backend: probe.name,
    program: (await findProgram(program))?.path ?? 'not installed',
    pid: pid ?? '',
    port: port ?? '',
    state: pid && isAlive(pid) ? ((await answers(port, probe)) ? 'up' : 'does not answer') : 'stopped',
  };
}

async function answers(port, { path, status }) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    return response.status === status;
  } catch {
    return false;
  }
}
