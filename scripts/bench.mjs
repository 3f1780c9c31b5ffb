import { findOrInstallChromium } from './lib/browsers/chromium.mjs';
import { Failure, runMain } from './lib/fail.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './lib/setUp.mjs';

/** What can be measured, and what each needs before it. */
const BENCHES = { sdk: prepareSdk, unload: prepareSdk, edge: nothing, shard: nothing, cost: nothing };

const USAGE = `npm run bench -- ${Object.keys(BENCHES).join('|')} [--rounds N] [--json FILE]

  sdk     a page in Chromium with nothing, bare web-vitals, rum.js and peers: CPU, long tasks, heap, posts, bytes
          [--pages NAME,NAME] [--warm] the third visit, with compiled code in the cache [--throttle N] default 4
  unload  page views that end in every way there is: the share whose last values arrived exactly once
  edge    the ingest beside a plain parse-and-stringify of the same batches: CPU for each batch
          [--collector] beside OpenTelemetry Collectors that do the same (Go builds one, once)
  shard   one Shard under rising load: batches a second and latency beside the plain echo, rows written for each batch
  cost    the bill for a million page views at 1, 10 and 100 a second, at list prices, from what was counted
          [--seconds N] at each rate, default 60 [--posts N] for each page view, default 1

Exits 1 when a budget is missed.`;

await runMain(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === '--help' || name === '-h') return void console.log(USAGE);
  if (!Object.hasOwn(BENCHES, name)) throw new Failure(`there is no bench ${name}\n${USAGE}`);
  await setUp({ build: false });
  const env = await BENCHES[name]();
  const { code } = await run('node', [`bench/src/${name}/main.ts`, ...args], { env, allowFailure: true });
  return code;
});

async function nothing() {
  return {};
}

async function prepareSdk() {
  const chromium = await findOrInstallChromium();
  if ('missing' in chromium) throw new Failure(chromium.missing);
  const args = ['run', 'build', '--filter=@throughline/rum-sdk', '--output-logs=errors-only'];
  await run('turbo', args, { quiet: true });
  return { CHROMIUM_PATH: chromium.path };
}
