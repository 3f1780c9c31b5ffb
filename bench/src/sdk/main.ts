import { parseArgs } from 'node:util';
import { Failure, runMain } from '../../../scripts/lib/fail.mjs';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { CONTENDERS, type Contender } from './contenders.ts';
import { measureAll } from './measureAll.ts';
import type { Conditions } from './measurePage.ts';
import { type Summary, summarize } from './summarize.ts';

/** Script CPU, at most this often that of bare web-vitals on the same page. */
const MAX_SCRIPT_RATIO = 1.5;

/** A middling phone beside this machine (as in Lighthouse's mobile runs). */
const PHONE_THROTTLE = 4;

/** Without these nothing can be compared. */
const NEEDED = ['nothing', 'web-vitals', 'web-vitals-sent', 'throughline'];

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '7' },
      pages: { type: 'string' },
      throttle: { type: 'string', default: String(PHONE_THROTTLE) },
      warm: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const rounds = wholeNumber('rounds', values.rounds);
  const conditions = { rounds, throttle: wholeNumber('throttle', values.throttle), warm: values.warm };
  const measured = await measureAll(chosen(values.pages), conditions);
  const rows = summarize(measured);
  printTable(rows);
  console.log(explain(conditions));
  const [alone, , , ours] = rows as [Summary, Summary, Summary, Summary];
  const moreLongTasks = ours.longTasks.median - alone.longTasks.median;
  writeJson(values.json, { ...conditions, maxScriptRatio: MAX_SCRIPT_RATIO, rows });
  const missed = [
    ...(ours.scriptRatio > MAX_SCRIPT_RATIO
      ? [`${ours.scriptRatio.toFixed(2)} times bare web-vitals in script CPU, ${MAX_SCRIPT_RATIO} allowed`]
      : []),
    ...(moreLongTasks > 0 ? [`${moreLongTasks} more tasks over 50 ms than the page alone, 0 allowed`] : []),
  ];
  for (const line of missed) console.error(`over the budget: ${line}`);
  return missed.length === 0 ? 0 : 1;
});

/** Those that the option names, and the ones that they are compared with. */
function chosen(pages: string | undefined): readonly Contender[] {
  const names = pages?.split(',') ?? CONTENDERS.map(({ name }) => name);
  const unknown = names.find((name) => !CONTENDERS.some((contender) => contender.name === name));
  if (unknown !== undefined) {
    const known = CONTENDERS.map(({ name }) => name).join(', ');
    throw new Failure(`--pages has ${JSON.stringify(unknown)}: it takes ${known}, separated by commas`);
  }
  return CONTENDERS.filter(({ name }) => NEEDED.includes(name) || names.includes(name));
}

function printTable(rows: readonly Summary[]): void {
  const spread = ({ median, lower, upper }: Summary['scriptMs'], unit = 1): string =>
    `${Math.round(median / unit)} (${Math.round(lower / unit)}–${Math.round(upper / unit)})`;
  console.table(
    rows.map((row) => ({
      page: row.name,
      'script ms': spread(row.scriptMs),
      'of web-vitals': row.scriptRatio.toFixed(2),
      'of it with a post': row.sentRatio.toFixed(2),
      'added to page': row.addedRatio.toFixed(2),
      'main thread ms': spread(row.taskMs),
      'long tasks': spread(row.longTasks),
      'heap KiB': spread(row.heapBytes, 1024),
      posts: row.posts.median,
      'bytes sent': row.bytes.median,
      'KB brotli': (row.bundleBytes / 1024).toFixed(1),
    })),
  );
}

function explain({ throttle, warm }: Conditions): string {
  return `medians (quartiles) of CPU at ${throttle}x throttle, ${warm ? 'third' : 'first'} visit, from the first byte to after the hide;
ratios to bare web-vitals, and to web-vitals that send a beacon at the hide: of the whole page, then of what is added to the page alone`;
}
