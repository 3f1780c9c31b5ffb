import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';
import { demoApps } from './demoApps.mjs';
import { startService } from './startService.mjs';

/** Starts the Worker in a real workerd, through wrangler, with its Durable Objects on disk in the data folder. */
export function startEdge({
  dataDir,
  ports,
  secrets,
  logDir,
  sampleRate = 1,
  pageOrigins = [],
  edgeEnv = {},
}) {
  const envFile = join(dataDir, 'edge.env');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(
    envFile,
    dotenv({
      OBS_ENABLED: 'true',
      APPS: demoApps({ ports, sampleRate, pageOrigins }),
      INGEST_TOKENS: JSON.stringify({
        [secrets.ingestToken]: { app: 'admin-demo', environment: 'development' },
      }),
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${ports.otlp}`,
      OTLP_TOKEN: secrets.storeToken,
      REMOTE_WRITE_URL: `http://127.0.0.1:${ports.metrics}/api/v1/write`,
      REMOTE_WRITE_TOKEN: secrets.storeToken,
      ADMIN_TOKEN: secrets.adminToken,
      // somebody watches: spans appear within a second
      FORWARD_INTERVAL_SECONDS: '1',
      ...edgeEnv,
    }),
    { mode: 0o600 },
  );
  return startService({
    name: 'edge',
    command: 'wrangler',
    args: [
      'dev',
      '--local',
      '--ip',
      '127.0.0.1',
      '--port',
      String(ports.edge),
      '--inspector-port',
      '0',
      '--persist-to',
      join(dataDir, 'edge'),
      '--env-file',
      envFile,
      '--show-interactive-dev-session=false',
    ],
    cwd: join(ROOT, 'apps', 'edge-ingest'),
    // no look-up of this machine's address at Cloudflare, no check for updates, no reports
    env: {
      CI: '1',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_SEND_ERROR_REPORTS: 'false',
    },
    readyUrl: `http://127.0.0.1:${ports.edge}/health/live`,
    logDir,
  });
}

/** Values in single quotes, which dotenv takes literally; JSON has none of its own here. */
function dotenv(variables) {
  return `${Object.entries(variables)
    .map(([name, value]) => `${name}='${value}'`)
    .join('\n')}\n`;
}
