/**
 * What the tests send with and check against, beside the backends of programs.mjs: `npm test` finds or builds them, nothing
 * else needs them.
 */

const PROMETHEUS = {
  module: 'github.com/prometheus/prometheus',
  // The module's tag of Prometheus 3.15.
  version: 'v0.315.0',
  get: 'prometheus.io/download',
  help: '--help',
};

/** @type {readonly import('./programs.mjs').Program[]} */
export const TEST_PROGRAMS = [
  {
    ...PROMETHEUS,
    name: 'prometheus',
    onPath: ['prometheus'],
    // Remote-write 2.0; distributions still carry 2.x.
    proof: /--web\.remote-write-receiver\.accepted-protobuf-messages/,
    package: './cmd/prometheus',
    build: 'about 4 minutes on 2 cores, once',
  },
  {
    ...PROMETHEUS,
    name: 'promtool',
    onPath: ['promtool'],
    proof: /check metrics/,
    package: './cmd/promtool',
    build: 'about 30 s, once',
  },
  {
    name: 'telemetrygen',
    onPath: ['telemetrygen'],
    proof: /telemetrygen traces/,
    module: 'github.com/open-telemetry/opentelemetry-collector-contrib/cmd/telemetrygen',
    version: 'v0.160.0',
    package: '.',
    build: 'about 30 s, once',
    get: 'github.com/open-telemetry/opentelemetry-collector-contrib',
  },
];
