/**
 * The backends: how each is called on PATH, how to tell that one found there can do the work, and the Go module that
 * builds it. The versions are pinned together with infra/compose.yaml's images.
 *
 * @typedef {{ name: string, onPath: string[], proof: RegExp, help?: string, module: string, version: string, package: string, build: string, get: string, folder?: string }} Program
 *   proof: what its help says; help: the flag for that, where it isn't -help; folder: of a module of our own, in place of a download.
 */

const VICTORIA_METRICS = 'github.com/VictoriaMetrics/VictoriaMetrics';
const VICTORIA_METRICS_VERSION = 'v1.148.0';
const VICTORIA_METRICS_RELEASES = 'github.com/VictoriaMetrics/VictoriaMetrics/releases';

/** @type {readonly Program[]} */
export const PROGRAMS = [
  {
    name: 'jaeger',
    onPath: ['jaeger'],
    // Jaeger 1 has no collector configuration.
    proof: /Jaeger backend v2/,
    module: 'github.com/jaegertracing/jaeger',
    // The module's tag of Jaeger 2.13.
    version: 'v1.76.0',
    package: './cmd/jaeger',
    build: 'about 3 minutes on 2 cores, once',
    get: 'jaegertracing.io/download',
  },
  {
    name: 'victoria-metrics',
    onPath: ['victoria-metrics', 'victoria-metrics-prod'],
    // Distributions still carry versions of 2022, without this flag.
    proof: /-httpListenAddr array/,
    module: VICTORIA_METRICS,
    version: VICTORIA_METRICS_VERSION,
    package: './app/victoria-metrics',
    build: 'about 15 s, once',
    get: VICTORIA_METRICS_RELEASES,
  },
  {
    name: 'vmauth',
    onPath: ['vmauth', 'vmauth-prod'],
    proof: /-httpInternalListenAddr array/,
    module: VICTORIA_METRICS,
    version: VICTORIA_METRICS_VERSION,
    package: './app/vmauth',
    build: 'about 10 s, once',
    get: VICTORIA_METRICS_RELEASES,
  },
];
