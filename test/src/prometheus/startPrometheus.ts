import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startService } from '../../../scripts/lib/services/startService.mjs';

/** Exemplars are kept, and what metadata says becomes labels, so that a query shows it. */
const FEATURES = ['exemplar-storage', 'native-histograms', 'type-and-unit-labels'];

/** A real Prometheus on loopback that takes remote-write; started again in the same folder it has what it had. */
export function startPrometheus(options: { path: string; dataDir: string; port: number }) {
  const { path, dataDir, port } = options;
  const config = join(dataDir, 'prometheus.yml');
  writeFileSync(config, 'global: {}\n');
  return startService({
    name: 'prometheus',
    command: path,
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(dataDir, 'tsdb')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-remote-write-receiver',
      `--enable-feature=${FEATURES.join(',')}`,
      '--log.level=warn',
    ],
    cwd: dataDir,
    env: {},
    readyUrl: `http://127.0.0.1:${port}/-/ready`,
    logDir: join(dataDir, 'logs'),
  });
}
