import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';

/** Every folder with a vitest suite, in the order in which they run: the cheap ones first. */
export const SUITES = [
  'packages/conventions',
  'packages/scrub',
  'packages/wire',
  'packages/ingest-core',
  'bench',
  'packages/telemetry-store',
  'apps/edge-ingest',
  'apps/admin-demo',
  'packages/rum-sdk',
  'test',
];

/**
 * Tests that this machine can't run, and why.
 *
 * @typedef {{ what: string, reason: string, tests: number }} NotRun
 */

/** How the title of a suite that skips itself tells its reason. */
const OWN_REASON = /^(.*?) ?\[not run: (.*?)\]/;

/**
 * Runs one suite, and counts from vitest's own JSON report.
 *
 * @returns {Promise<{ suite: string, passed: number, failed: number, skipped: number, seconds: number, notRun: NotRun[] }>}
 */
export async function runSuite(suite, env) {
  const started = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-suite-'));
  const report = join(folder, 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run('vitest', args, { cwd: join(ROOT, suite), env, allowFailure: true });
  const counts = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')), env)
    : { passed: 0, failed: 0, skipped: 0, notRun: [] };
  rmSync(folder, { recursive: true, force: true });
  // a suite that broke outside of its tests (an unhandled error, no report) has failed, whatever it counted
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return { suite, ...counts, seconds: Math.round((Date.now() - started) / 1000) };
}

function count(report, env) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: skipped.length,
    notRun: groupByReason(
      skipped.map(({ fullName }) => fullName),
      env,
    ),
  };
}

/** A suite's many tests under the one reason that its title gives; what gives none waits for the real backends. */
function groupByReason(names, env) {
  const groups = new Map();
  for (const name of names) {
    const [, what = name, reason = env.THROUGHLINE_BACKENDS_REASON ?? 'see the test'] =
      OWN_REASON.exec(name) ?? [];
    const group = groups.get(`${what} ${reason}`) ?? { what, reason, tests: 0 };
    groups.set(`${what} ${reason}`, { ...group, tests: group.tests + 1 });
  }
  return [...groups.values()];
}
