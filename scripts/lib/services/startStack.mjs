import { join } from 'node:path';
import { startNativeBackends } from '../backends/startNativeBackends.mjs';
import { localSecrets } from '../secrets.mjs';
import { startEdge } from './startEdge.mjs';
import { startPanel } from './startPanel.mjs';
import { startStore } from './startStore.mjs';

/** Where traces and metrics go: the embedded store, or a real Jaeger and VictoriaMetrics on this machine. */
export const BACKENDS = ['embedded', 'native', 'docker'];

/**
 * Starts the whole pipeline on loopback: backend, edge, panel. `npm start` and the tests start the same one.
 *
 * @param {{ dataDir: string, ports: Record<'panel'|'edge'|'otlp'|'metrics'|'jaeger', number>,
 *   backend: 'embedded'|'native'|'docker', sampleRate?: number, test?: boolean, pageOrigins?: string[],
 *   edgeEnv?: object, panelEnv?: object, log?: (line: string) => void }} options
 *   docker: the backends run already, started by infra/compose.yaml.
 * `parts()` are all programs that run now, each with `exited`, its exit code once it ends.
 *
 * @throws Failure when a part does not start; what had started is stopped.
 */
export async function startStack(options) {
  const { dataDir, ports, backend, test = false, log = () => {} } = options;
  const secrets = localSecrets(dataDir);
  const logDir = join(dataDir, 'logs');
  const shared = { ...options, secrets, logDir };
  const running = [];
  const start = async (begin) => {
    const service = await begin();
    running.push(service);
    log(`${service.name} up`);
  };
  const stop = async () => {
    for (const service of running.reverse().splice(0)) await service.stop();
  };
  try {
    if (backend === 'embedded') await start(() => startStore(shared));
    if (backend === 'native') {
      const native = {
        dataDir: join(dataDir, 'native'),
        token: secrets.storeToken,
        ports,
        test,
        log,
      };
      await start(() => startNativeBackends(native));
    }
    const last = [start(() => startEdge(shared)), start(() => startPanel(shared))];
    // both are awaited, so that a failure of one doesn't leave the other starting
    const failed = (await Promise.allSettled(last)).find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
    const current = (name) => running.find((service) => service.name === name);
    const restartEdge = async () => {
      running[running.indexOf(current('edge'))] = await startEdge(shared);
    };
    const parts = () => running.flatMap((service) => service.parts ?? service);
    return { secrets, ports, current, parts, restartEdge, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
