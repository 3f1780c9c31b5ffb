import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exitOnSignal } from './lib/exitOnSignal.mjs';
import { Failure, runMain } from './lib/fail.mjs';
import { PORTS, portsFromEnv } from './lib/ports.mjs';
import { ROOT } from './lib/root.mjs';
import { localSecrets } from './lib/secrets.mjs';
import { STATIC_KEY } from './lib/services/demoApps.mjs';
import { startDockerBackends } from './lib/services/startDockerBackends.mjs';
import { BACKENDS, startStack } from './lib/services/startStack.mjs';
import { setUp } from './lib/setUp.mjs';
import { step } from './lib/step.mjs';

const USAGE = `npm start [-- --backend ${BACKENDS.join('|')}] [--data DIR] [--origin URL …]

  embedded  the store of this repository, one DuckDB file (default)
  native    a real Jaeger and VictoriaMetrics on this machine: found on PATH, or built with Go
  docker    the same from infra/compose.yaml, with Grafana

--data DIR    where data, secrets and logs are kept (.data)
--origin URL  an origin whose pages may post too, such as http://localhost:5173; as often as needed

Ports: ${Object.values(PORTS)
  .map(({ variable, port }) => `${variable} (${port})`)
  .join(', ')}`;

/** What answers at the port of the traces. */
const TRACES_AT = {
  embedded: "Jaeger's query API, /api/v3",
  native: 'Jaeger: /api/v3, and its UI where JAEGER_UI_ASSETS names a built one',
  docker: 'Jaeger, with its UI; Grafana is at http://127.0.0.1:3001',
};

/** How often it is looked whether npm is still there. */
const NPM_POLL_MS = 1_000;

await runMain(async () => {
  const started = Date.now();
  const { backend, data, help, origin: pageOrigins } = readArgs();
  if (help) return void console.log(USAGE);
  const ports = await portsFromEnv();
  await setUp();
  const dataDir = join(ROOT, data);
  if (backend === 'docker') {
    await step('docker compose up', () =>
      startDockerBackends({ ports, token: localSecrets(dataDir).storeToken }),
    );
  }
  const isUp = exitOnSignal();
  const stack = await step('start the pipeline', () =>
    startStack({ dataDir, ports, backend, pageOrigins, log: (line) => console.log(`  ${line}`) }),
  );
  printReady({ stack, backend, seconds: (Date.now() - started) / 1000, dataDir: data });
  const ended = untilEnded(stack);
  isUp();
  const died = await ended;
  if (died) console.error(`error: ${lineOf(died)}`);
  process.exitCode = died ? 1 : 0;
  // a second Ctrl-C waits for nobody
  exitOnSignal();
  await step('stop', () => stack.stop());
});

function readArgs() {
  try {
    const { values } = parseArgs({
      options: {
        backend: { type: 'string', default: 'embedded' },
        data: { type: 'string', default: '.data' },
        origin: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!BACKENDS.includes(values.backend)) {
      throw new Failure(`--backend ${values.backend} is unknown: take one of ${BACKENDS.join(', ')}`);
    }
    const bad = values.origin.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
    if (bad !== undefined)
      throw new Failure(
        `--origin ${bad} is no origin: write scheme, host and port alone, such as http://localhost:5173`,
      );
    return values;
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${error.message}\n\n${USAGE}`);
  }
}

function printReady({ stack, backend, seconds, dataDir }) {
  const { ports, secrets } = stack;
  const url = (port, path = '') => `http://127.0.0.1:${port}${path}`;
  console.log(`
ready in ${seconds.toFixed(1)} s

  panel     ${url(ports.panel)}          password: ${secrets.adminPassword}
  ops       ${url(ports.panel, '/ops')}
  edge      ${url(ports.edge)}          /v1/traces  /rum.js  /health/ready  /metrics
  traces    ${url(ports.jaeger)}         ${TRACES_AT[backend]}
  metrics   ${url(ports.metrics)}          PromQL at /api/v1/query

A page of yours, on http://localhost:8080 or an --origin:
  <script async src="${url(ports.edge, '/rum.js')}" data-key="${STATIC_KEY}" data-service="my-page"></script>

Click around in the panel, then open /ops. Data, secrets and logs are in ${dataDir}/. Ctrl-C stops everything.`);
}

/** Resolves at Ctrl-C, SIGTERM, the end of the terminal or of npm with undefined, or with the part of the pipeline that ended by itself. */
function untilEnded(stack) {
  const signal = new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => resolve(undefined));
    const { ppid, env } = process;
    // `kill` of npm's pid ends the shell that npm runs this in, and tells nobody else
    const look = () => env.npm_lifecycle_event === 'start' && process.ppid !== ppid && resolve(undefined);
    setInterval(look, NPM_POLL_MS).unref();
  });
  const died = stack.parts().map(async (part) => ({ ...part, code: await part.exited }));
  return Promise.race([signal, ...died]);
}

/** What ended, where its reasons stand, and that nothing is lost by it. */
function lineOf({ name, code, logFile }) {
  const waits = ['edge', 'panel'].includes(name)
    ? ''
    : ' What it had not taken yet waits at the edge, and goes to it then.';
  return `${name} ended by itself (code ${code}): see the end of ${logFile}, and run npm start again.${waits}`;
}
