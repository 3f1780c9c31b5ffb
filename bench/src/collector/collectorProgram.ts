import { fileURLToPath } from 'node:url';

/** Goes up with every change in `program/`, so that no clone takes another's build for its own. */
const REVISION = 1;

/**
 * An OpenTelemetry Collector as `scripts/lib/backends` builds programs, from the sources and sums beside this file: Collectors
 * as they are distributed have hundreds of components and not always these.
 */
export const COLLECTOR_PROGRAM = {
  name: 'collector',
  onPath: [],
  proof: /file:/,
  module: 'go.opentelemetry.io/collector',
  version: `v0.159.0-${REVISION}`,
  folder: fileURLToPath(new URL('program', import.meta.url)),
  package: '.',
  build: 'about 4 minutes on 2 cores, once',
  get: 'go.dev/dl',
};
