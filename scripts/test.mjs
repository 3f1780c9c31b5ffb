import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runChecks } from './check.mjs';
import { installPrograms } from './lib/backends/installPrograms.mjs';
import { PROGRAMS } from './lib/backends/programs.mjs';
import { TEST_PROGRAMS } from './lib/backends/testPrograms.mjs';
import { findOrInstallChromium } from './lib/browsers/chromium.mjs';
import { findOrInstallFirefox } from './lib/browsers/firefox.mjs';
import { findOrInstallWebkit } from './lib/browsers/webkit.mjs';
import { Failure, runMain } from './lib/fail.mjs';
import { canInstallDebian } from './lib/installDebian.mjs';
import { onPath } from './lib/onPath.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './lib/setUp.mjs';
import { step } from './lib/step.mjs';
import { runSuite, SUITES } from './lib/suites.mjs';

const USAGE = `npm test [-- SUITE …] [--json FILE]

Installs what is missing, builds, checks format, lint and types, and runs every suite:
${SUITES.map((suite) => `  ${suite}`).join('\n')}`;

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return void console.log(USAGE);
  const suites = chosenSuites(positionals);
  await setUp();
  const env = await testEnvironment(suites);
  const checks = positionals.length === 0 ? await step('format, lint, types', runChecks) : [];
  await step('size of the SDK', () => run('node', ['scripts/size.mjs']));
  const rows = [];
  for (const suite of suites) rows.push(await step(suite, () => runSuite(suite, env)));
  return report({ rows, checks, json: values.json });
});

function chosenSuites(wanted) {
  const unknown = wanted.find((suite) => !SUITES.includes(suite));
  if (unknown) throw new Failure(`there is no suite ${unknown}: take one of ${SUITES.join(', ')}`);
  return wanted.length ? SUITES.filter((suite) => wanted.includes(suite)) : SUITES;
}

/** What the suites need from the machine, installed now where it is missing. */
async function testEnvironment(suites) {
  const chromium = await step('find or install Chromium', findOrInstallChromium);
  if ('missing' in chromium) throw new Failure(chromium.missing);
  if (suites.includes('packages/rum-sdk')) await step('find or install Firefox and WebKitGTK', otherEngines);
  const backends = await step(
    'find or build Jaeger, VictoriaMetrics, Prometheus and telemetrygen',
    realBackends,
  );
  return { CHROMIUM_PATH: chromium.path, ...backends };
}

/** Under CI both must run where they can be installed; elsewhere the suite lists as not run what it doesn't find. */
async function otherEngines() {
  for (const findOrInstall of [findOrInstallFirefox, findOrInstallWebkit]) {
    const missing = await findOrInstall();
    if (missing === undefined) continue;
    if (process.env.CI === 'true' && canInstallDebian()) throw new Failure(`it must run here: ${missing}`);
    console.log(`  ${missing}`);
  }
}

/** The real backends, and what sends to them, must run under CI where there is Go to build them; elsewhere they are listed as not run. */
async function realBackends() {
  const reason = await whyMissing(PROGRAMS);
  const noTools = await whyMissing(TEST_PROGRAMS);
  const missing = reason ?? noTools;
  if (missing !== undefined && process.env.CI === 'true' && onPath('go'))
    throw new Failure(`the real backends must run here: ${missing}`);
  // tests that need one of the others find it themselves, or say why they didn't run
  if (noTools !== undefined) console.log(`  ${noTools}`);
  if (reason === undefined) return { THROUGHLINE_BACKENDS: 'native' };
  return { THROUGHLINE_BACKENDS: 'none', THROUGHLINE_BACKENDS_REASON: reason };
}

function whyMissing(programs) {
  return installPrograms((line) => console.log(`  ${line}`), programs).then(() => undefined, reasonOf);
}

function reasonOf(error) {
  if (error instanceof Failure) return error.message;
  throw error;
}

function report({ rows, checks, json }) {
  console.table(rows.map(({ notRun, ...row }) => row));
  const sum = (field) => rows.reduce((total, row) => total + row[field], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  for (const row of rows) {
    for (const { what, reason, tests } of row.notRun)
      console.log(`not run: ${row.suite}: ${what}, ${tests} tests: ${reason}`);
  }
  const broken = checks.filter(({ result }) => result !== 'ok');
  for (const { check } of broken) console.log(`check failed: ${check}`);
  if (json) writeFileSync(json, `${JSON.stringify({ rows, checks, passed, failed, skipped }, null, 2)}\n`);
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return failed || broken.length || passed === 0 ? 1 : 0;
}
