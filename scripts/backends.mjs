import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DATA_DIR, readBackendsFile } from './lib/backends/backendsFile.mjs';
import { backendsStatus } from './lib/backends/backendsStatus.mjs';
import { installPrograms } from './lib/backends/installPrograms.mjs';
import { runInForeground } from './lib/backends/runInForeground.mjs';
import { startDetached } from './lib/backends/startDetached.mjs';
import { stopDetached } from './lib/backends/stopDetached.mjs';
import { Failure, runMain } from './lib/fail.mjs';

const USAGE = `npm run backends -- install|start|stop|status|run [--json FILE]

A real Jaeger and VictoriaMetrics on loopback, behind a bearer check.

  install  finds them on PATH or in the cache, or builds them with Go at pinned versions
  start    starts them in the background; data and logs are in .data/native
  stop     stops what start started
  status   says what is installed, and what runs
  run      starts them in the foreground

Ports: OTLP_PORT (4318), METRICS_PORT (8428), JAEGER_PORT (16686). Token: INGEST_TOKEN, or the one in .data/secrets.json.`;

const COMMANDS = { install, start, stop, status, run };

await runMain(async () => {
  const { command, json, help } = readArgs();
  if (help) return void console.log(USAGE);
  const rows = await COMMANDS[command]();
  if (rows) console.table(rows);
  if (rows && json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
});

function readArgs() {
  const { values, positionals } = parse();
  const [command] = positionals;
  if (!values.help && (positionals.length !== 1 || !Object.hasOwn(COMMANDS, command))) {
    throw new Failure(
      `${command === undefined ? 'say what to do' : `${positionals.join(' ')} is unknown`}\n\n${USAGE}`,
    );
  }
  return { command, ...values };
}

function parse() {
  const options = { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } };
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new Failure(`${error.message}\n\n${USAGE}`);
  }
}

async function install() {
  const installed = await installPrograms(log);
  return Object.entries(installed).map(([backend, { version, source, path }]) => ({
    backend,
    version,
    source,
    path,
  }));
}

async function start() {
  const running = readBackendsFile();
  if (running) throw new Failure(`they run already (process ${running.pid}): npm run backends -- stop`);
  await installPrograms(log);
  await startDetached();
  console.log(`Data, logs and the token (secrets.json, storeToken) are in ${DATA_DIR}.`);
  return backendsStatus();
}

async function stop() {
  console.log((await stopDetached()) ? 'stopped' : 'nothing ran');
}

async function status() {
  return backendsStatus();
}

async function run() {
  try {
    await runInForeground(log);
  } catch (error) {
    // a parent that started this in the background prints it
    if (error instanceof Failure) process.send?.({ failure: error.message });
    throw error;
  }
}

function log(line) {
  console.log(`  ${line}`);
}
