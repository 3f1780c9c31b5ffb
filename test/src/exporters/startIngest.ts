import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../../scripts/lib/ports.mjs';
import { localSecrets } from '../../../scripts/lib/secrets.mjs';
import { startEdge } from '../../../scripts/lib/services/startEdge.mjs';
import { startStore } from '../../../scripts/lib/services/startStore.mjs';
import { storedMetrics } from '../pipeline/storedMetrics.ts';
import { storedTraces } from '../pipeline/storedTraces.ts';

/** The Worker in a real workerd before the embedded store; no panel and no browser. */
export async function startIngest() {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-exporters-'));
  const ports = await freePorts();
  const secrets = localSecrets(dataDir);
  const shared = { dataDir, ports, secrets, logDir: join(dataDir, 'logs') };
  const store = await startStore(shared);
  const edge = await startEdge({ ...shared, edgeEnv: { REMOTE_WRITE_INTERVAL_SECONDS: '1' } }).catch(
    async (error: unknown) => {
      await store.stop();
      throw error;
    },
  );
  const url = (port: number) => `http://127.0.0.1:${port}`;
  return {
    /** `host:port`. */
    authority: `127.0.0.1:${ports.edge}`,
    url: url(ports.edge),
    token: secrets.ingestToken,
    traces: storedTraces(url(ports.jaeger)),
    metrics: storedMetrics(url(ports.metrics)),
    async close() {
      await edge.stop();
      await store.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where it runs. */
export type RunningIngest = Awaited<ReturnType<typeof startIngest>>;
