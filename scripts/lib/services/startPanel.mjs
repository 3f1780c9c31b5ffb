import { join } from 'node:path';
import { ROOT } from '../root.mjs';
import { DEMO_KEY, demoApps } from './demoApps.mjs';
import { startService } from './startService.mjs';

/** Starts the built admin panel, its pages posting straight to the edge unless told otherwise. */
export function startPanel({ dataDir, ports, secrets, logDir, backend, sampleRate = 1, panelEnv = {} }) {
  const store = `http://127.0.0.1:${ports.otlp}`;
  return startService({
    name: 'panel',
    command: 'next',
    args: ['start', '-H', '127.0.0.1', '-p', String(ports.panel)],
    cwd: join(ROOT, 'apps', 'admin-demo'),
    env: {
      NODE_ENV: 'production',
      OBS_ENABLED: 'true',
      OBS_TRACING_ENABLED: 'true',
      RUM_ENDPOINT: `http://127.0.0.1:${ports.edge}/v1/traces`,
      RUM_KEY: DEMO_KEY,
      RUM_SAMPLE_RATE: String(sampleRate),
      RUM_FLUSH_INTERVAL_MS: '5000',
      APPS: demoApps({ ports, sampleRate }),
      INGEST_EDGE_URL: `http://127.0.0.1:${ports.edge}/v1/traces`,
      INGEST_EDGE_TOKEN: secrets.ingestToken,
      OTEL_SERVICE_NAME: 'admin-panel',
      OTEL_EXPORTER_OTLP_ENDPOINT: store,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${secrets.storeToken}`,
      METRICS_QUERY_URL: `http://127.0.0.1:${ports.metrics}`,
      TRACES_QUERY_URL: `http://127.0.0.1:${ports.jaeger}`,
      ...(servesJaegerUi(backend) && { JAEGER_UI_URL: `http://127.0.0.1:${ports.jaeger}` }),
      DATABASE_DIR: join(dataDir, 'panel-db'),
      ADMIN_PASSWORD: secrets.adminPassword,
      SESSION_SECRET: secrets.sessionSecret,
      METRICS_TOKEN: secrets.metricsToken,
      ...panelEnv,
    },
    readyUrl: `http://127.0.0.1:${ports.panel}/health/live`,
    logDir,
  });
}

/** The official image has Jaeger's UI; one built from the module has it where its assets are named. */
function servesJaegerUi(backend) {
  return backend === 'docker' || (backend === 'native' && Boolean(process.env.JAEGER_UI_ASSETS));
}
