import { join } from 'node:path';
import { Failure } from '../fail.mjs';
import { ROOT } from '../root.mjs';
import { run } from '../run.mjs';

/** Brings up infra/compose.yaml. It goes on running when `npm start` ends: `docker compose -f infra/compose.yaml down` stops it. */
export async function startDockerBackends({ ports, token }) {
  const engine = await run('docker', ['info'], { quiet: true, allowFailure: true });
  if (engine.code !== 0) {
    throw new Failure(
      'no Docker engine answers here: start one, or take --backend native or --backend embedded',
    );
  }
  const env = {
    INGEST_TOKEN: token,
    OTLP_PORT: String(ports.otlp),
    METRICS_PORT: String(ports.metrics),
    JAEGER_PORT: String(ports.jaeger),
  };
  await run('docker', ['compose', '-f', join(ROOT, 'infra', 'compose.yaml'), 'up', '-d', '--wait'], { env });
}
