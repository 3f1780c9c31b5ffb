import { freePorts, portsFromEnv } from '../ports.mjs';

/**
 * The three ports of the backends, from OTLP_PORT, METRICS_PORT and JAEGER_PORT, each checked to be free.
 *
 * @throws Failure that names the port that is taken and the variable that changes it.
 */
export async function backendPorts() {
  // the panel and the edge are not started here: theirs may be taken
  const { panel, edge } = await freePorts();
  const env = { ...process.env, PANEL_PORT: String(panel), EDGE_PORT: String(edge) };
  const { otlp, metrics, jaeger } = await portsFromEnv(env);
  return { otlp, metrics, jaeger };
}
