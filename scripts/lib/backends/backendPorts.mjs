import { portsFromEnv } from '../ports.mjs';

/**
 * The three ports of the backends, from OTLP_PORT, METRICS_PORT and JAEGER_PORT, each checked to be free.
 *
 * @throws Failure that names the port that is taken and the variable that changes it.
 */
export function backendPorts() {
  return portsFromEnv(['otlp', 'metrics', 'jaeger']);
}
