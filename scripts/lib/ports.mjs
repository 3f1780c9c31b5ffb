import { Failure } from './fail.mjs';
import { freePort, isFreePort } from './freePort.mjs';

/** The ports of `npm start`: default, and the variable that changes it. */
export const PORTS = {
  panel: { variable: 'PANEL_PORT', port: 3000 },
  edge: { variable: 'EDGE_PORT', port: 8787 },
  otlp: { variable: 'OTLP_PORT', port: 4318 },
  metrics: { variable: 'METRICS_PORT', port: 8428 },
  jaeger: { variable: 'JAEGER_PORT', port: 16686 },
};

/**
 * The ports asked for by the environment, each checked to be free on loopback.
 *
 * @param {string[]} [names] which of {@link PORTS}; all of them where not given.
 * @returns {Promise<Record<string, number>>}
 * @throws Failure that names the port and the variable that changes it.
 */
export async function portsFromEnv(names = Object.keys(PORTS), env = process.env) {
  const chosen = {};
  for (const name of names) {
    const { variable, port } = PORTS[name];
    chosen[name] = readPort(variable, env[variable], port);
    const clash = Object.keys(chosen).find((other) => other !== name && chosen[other] === chosen[name]);
    if (clash)
      throw new Failure(
        `${variable} and ${PORTS[clash].variable} are both ${chosen[name]}: set one of them to another port`,
      );
  }
  for (const name of names) {
    const { variable } = PORTS[name];
    if (!(await isFreePort(chosen[name]))) {
      throw new Failure(
        `port ${chosen[name]} (${name}) is taken: stop what uses it, or set ${variable} to another port`,
      );
    }
  }
  return chosen;
}

/** Free ports for tests, by the names of {@link PORTS}. @returns {Promise<Record<'panel'|'edge'|'otlp'|'metrics'|'jaeger', number>>} */
export async function freePorts() {
  const names = Object.keys(PORTS);
  const chosen = await Promise.all(names.map(() => freePort()));
  return Object.fromEntries(names.map((name, at) => [name, chosen[at]]));
}

function readPort(variable, text, fallback) {
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`${variable} is ${JSON.stringify(text)}: it must be a port from 1 to 65535`);
  }
  return port;
}
