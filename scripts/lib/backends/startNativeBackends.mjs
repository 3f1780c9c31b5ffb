import { join } from 'node:path';
import { freePort } from '../freePort.mjs';
import { startService } from '../services/startService.mjs';
import { backendServices } from './backendServices.mjs';
import { installPrograms } from './installPrograms.mjs';
import { onDeadlySignal } from './onDeadlySignal.mjs';

/**
 * Starts a real Jaeger and VictoriaMetrics on loopback, each behind a vmauth that checks the bearer token of writes.
 *
 * - `ports.otlp`: `POST /v1/traces` with the token; nothing else.
 * - `ports.metrics`: `POST /api/v1/write` with the token; reads (`/api/v1/query`, `query_range`, `series`, `labels`,
 *   `label/…/values`) without; with `test` also `/internal/force_flush`.
 * - `ports.jaeger`: Jaeger's query API and UI.
 *
 * Data stays in `dataDir`. The programs end with this process, unless that one is killed by SIGKILL.
 *
 * @param {{ dataDir: string, token: string, ports: { otlp: number, metrics: number, jaeger: number },
 *   log?: (line: string) => void, test?: boolean }} options
 * @returns {Promise<{ name: string, stop(): Promise<void>, pids: Record<string, number>,
 *   parts: { name: string, logFile: string, exited: Promise<number> }[], ports: { otlp: number, metrics: number, jaeger: number } }>}
 * @throws Failure where a program can't be had or does not start; what had started is stopped.
 */
export async function startNativeBackends({ dataDir, token, ports, log = () => {}, test = false }) {
  const programs = await installPrograms(log);
  const inner = await innerPorts();
  const { otlp, metrics, jaeger } = ports;
  const running = [];
  const stop = async () => {
    forgetSignals();
    // the checks first, so that nothing is accepted that a store could no longer take
    for (const service of running.splice(0).reverse()) await service.stop();
  };
  const forgetSignals = onDeadlySignal(() => stop());
  try {
    const waves = backendServices({
      programs,
      dataDir,
      token,
      test,
      inner,
      ports: { otlp, metrics, jaeger },
    });
    for (const wave of waves) await startWave({ wave, running, logDir: join(dataDir, 'logs'), log });
  } catch (error) {
    await stop();
    throw error;
  }
  const pids = Object.fromEntries(running.map(({ name, pid }) => [name, pid]));
  return { name: 'backends', stop, pids, parts: [...running], ports: { otlp, metrics, jaeger } };
}

async function startWave({ wave, running, logDir, log }) {
  const started = await Promise.allSettled(
    wave.map(async (service) => {
      running.push(await startService({ ...service, logDir }));
      log(`${service.name} up`);
    }),
  );
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

/** Ports that only our own programs know, others at each start. */
async function innerPorts() {
  const names = ['jaegerOtlp', 'jaegerHealth', 'metrics', 'authTraces', 'authMetrics'];
  const ports = await Promise.all(names.map(() => freePort()));
  return Object.fromEntries(names.map((name, at) => [name, ports[at]]));
}
