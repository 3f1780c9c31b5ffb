import { join } from 'node:path';
import { localSecrets } from '../secrets.mjs';
import { backendPorts } from './backendPorts.mjs';
import { DATA_DIR, removeBackendsFile, writeBackendsFile } from './backendsFile.mjs';
import { startNativeBackends } from './startNativeBackends.mjs';

/** Starts the backends and resolves when a signal has stopped them; tells a parent process when they are ready. */
export async function runInForeground(log) {
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  const token = process.env.INGEST_TOKEN || localSecrets(DATA_DIR).storeToken;
  const ports = await backendPorts();
  const backends = await startNativeBackends({ dataDir: join(DATA_DIR, 'native'), token, ports, log });
  const running = { pid: process.pid, pids: backends.pids, ports };
  writeBackendsFile(running);
  process.send?.({ running });
  await stopped;
  await backends.stop();
  removeBackendsFile();
}
