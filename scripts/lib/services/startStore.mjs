import { join } from 'node:path';
import { ROOT } from '../root.mjs';
import { startService } from './startService.mjs';

/** Starts the embedded store (packages/telemetry-store) on the three ports of the backends. */
export function startStore({ dataDir, ports, secrets, logDir }) {
  return startService({
    name: 'store',
    command: 'node',
    args: [join(ROOT, 'packages', 'telemetry-store', 'src', 'main.ts')],
    cwd: ROOT,
    env: {
      STORE_FILE: join(dataDir, 'store.duckdb'),
      STORE_TOKEN: secrets.storeToken,
      OTLP_PORT: String(ports.otlp),
      METRICS_PORT: String(ports.metrics),
      JAEGER_PORT: String(ports.jaeger),
    },
    readyUrl: `http://127.0.0.1:${ports.jaeger}/health/ready`,
    logDir,
  });
}
