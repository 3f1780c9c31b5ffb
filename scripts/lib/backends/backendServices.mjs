import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

/** How long VictoriaMetrics keeps samples; Jaeger reads its JAEGER_RETENTION in infra/jaeger/config.yaml. */
const METRICS_RETENTION = process.env.METRICS_RETENTION || '30d';

/** Samples are pushed with their own time: the default of 30 s, meant for slow scrapes, would only delay them. */
const LATENCY_OFFSET = '5s';

const local = (port) => `127.0.0.1:${port}`;

/**
 * What to start, in order: the stores, then the bearer checks in front of them. Everything listens on loopback.
 *
 * @param {{ programs: Record<string, { path: string }>, dataDir: string, token: string, test: boolean,
 *   ports: { otlp: number, metrics: number, jaeger: number },
 *   inner: { jaegerOtlp: number, jaegerHealth: number, metrics: number, authTraces: number, authMetrics: number } }} options
 * @returns the options of startService, but for the log folder.
 */
export function backendServices(options) {
  mkdirSync(join(options.dataDir, 'jaeger'), { recursive: true });
  return [
    [jaeger(options), victoriaMetrics(options)],
    [
      vmauth(options, { name: 'vmauth-traces', port: options.ports.otlp, health: options.inner.authTraces }),
      vmauth(options, {
        name: 'vmauth-metrics',
        port: options.ports.metrics,
        health: options.inner.authMetrics,
      }),
    ],
  ];
}

function jaeger({ programs, dataDir, ports, inner }) {
  return {
    name: 'jaeger',
    command: programs.jaeger.path,
    args: [`--config=${join(ROOT, 'infra', 'jaeger', 'config.yaml')}`],
    cwd: dataDir,
    env: {
      JAEGER_DATA: join(dataDir, 'jaeger'),
      JAEGER_OTLP_ADDRESS: local(inner.jaegerOtlp),
      JAEGER_QUERY_ADDRESS: local(ports.jaeger),
      JAEGER_HEALTH_ADDRESS: local(inner.jaegerHealth),
    },
    readyUrl: `http://${local(inner.jaegerHealth)}/status`,
  };
}

function victoriaMetrics({ programs, dataDir, inner, test }) {
  return {
    name: 'victoria-metrics',
    command: programs['victoria-metrics'].path,
    args: [
      `-storageDataPath=${join(dataDir, 'victoria-metrics')}`,
      `-httpListenAddr=${local(inner.metrics)}`,
      `-retentionPeriod=${METRICS_RETENTION}`,
      // an identical resend of a snapshot is one sample
      '-dedup.minScrapeInterval=1ms',
      `-search.latencyOffset=${test ? '0s' : LATENCY_OFFSET}`,
      '-memory.allowedBytes=128MiB',
      '-loggerLevel=WARN',
    ],
    cwd: dataDir,
    env: {},
    readyUrl: `http://${local(inner.metrics)}/health`,
  };
}

function vmauth({ programs, dataDir, token, inner, test }, { name, port, health }) {
  const rules = name === 'vmauth-traces' ? 'traces.yml' : test ? 'metrics.test.yml' : 'metrics.yml';
  return {
    name,
    command: programs.vmauth.path,
    args: [
      `-auth.config=${join(ROOT, 'infra', 'vmauth', rules)}`,
      `-httpListenAddr=${local(port)}`,
      // its own /metrics, /-/reload and profiler stay off the public port
      `-httpInternalListenAddr=${local(health)}`,
      '-http.header.disableServerHostname',
      '-loggerLevel=WARN',
    ],
    cwd: dataDir,
    // the token goes by the environment: arguments are readable by every user of the machine
    env: {
      INGEST_TOKEN: token,
      TRACES_URL: `http://${local(inner.jaegerOtlp)}`,
      METRICS_URL: `http://${local(inner.metrics)}`,
    },
    readyUrl: `http://${local(health)}/health`,
  };
}
