import { join } from 'node:path';
import { descendants } from '../../../scripts/lib/descendants.mjs';
import { Failure } from '../../../scripts/lib/fail.mjs';
import { freePorts } from '../../../scripts/lib/ports.mjs';
import { localSecrets } from '../../../scripts/lib/secrets.mjs';
import { startEdge } from '../../../scripts/lib/services/startEdge.mjs';
import { startStore } from '../../../scripts/lib/services/startStore.mjs';

/** Seconds between snapshots of the series: short, so that a run has many of them to break. */
const SNAPSHOT_SECONDS = 1;

/** A real workerd and the embedded store, both with their data on disk, and the ways to break them. */
export async function startChaosStack(dataDir: string) {
  const ports = await freePorts();
  const secrets = localSecrets(dataDir);
  const edgeEnv = { REMOTE_WRITE_INTERVAL_SECONDS: String(SNAPSHOT_SECONDS) };
  const options = { dataDir, ports, secrets, logDir: join(dataDir, 'logs'), edgeEnv };
  let store = await startStore(options);
  let edge = await startEdge(options).catch(async (error: unknown) => {
    await store.stop();
    throw error;
  });
  const at = (port: number) => `http://127.0.0.1:${port}`;
  return {
    edgeUrl: at(ports.edge),
    metricsUrl: at(ports.metrics),
    tracesUrl: at(ports.jaeger),
    ingestToken: String(secrets.ingestToken),
    adminToken: String(secrets.adminToken),
    /** SIGKILL to every workerd of ours, at once; resolves when wrangler is gone too. */
    async killEdge() {
      const workers = descendants(edge.pid, 'workerd');
      if (workers.length === 0) throw new Failure('there is no workerd to kill');
      for (const pid of workers) process.kill(pid, 'SIGKILL');
      await edge.stop();
    },
    async restartEdge() {
      edge = await startEdge(options);
    },
    stopStore: () => store.stop(),
    async restartStore() {
      store = await startStore(options);
    },
    async stop() {
      await edge.stop();
      await store.stop();
    },
  };
}

/** A running edge and store. */
export type ChaosStack = Awaited<ReturnType<typeof startChaosStack>>;
