import { parseArgs } from 'node:util';
import { CONFORMANCE_KEY } from '@throughline/ingest-core/testing/conformanceApps';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { pageViewBatch } from '../edge/pageViewBatch.ts';
import { startSink } from '../edge/startSink.ts';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { bundleCountedEdge } from '../workerd/countedEdge.ts';
import { edgeVariables } from '../workerd/edgeVariables.ts';
import { startWorkerd, type Workerd } from '../workerd/startWorkerd.ts';
import { type Bill, billOf, ITEMS, type Usage } from './billOf.ts';
import { measureUsage } from './measureUsage.ts';

/** Page views a second. */
const RATES = [1, 10, 100] as const;

/**
 * As `npm run bench -- sdk` counts them in Chromium: all 20 spans of a page view in one post. Browsers without `fetchLater` send
 * one when the load has settled and one at hide: `--posts 2`.
 */
const POSTS_PER_PAGE_VIEW = 1;

/** Four snapshots of the series at their interval of 15 s, and a dozen rounds of forwarding, after those that settle it. */
const SECONDS = 60;

/** Different bodies. */
const BODIES = 500;

/** US dollars for a million page views at the highest rate, at most. */
const BUDGET = 1;

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: String(SECONDS) },
      posts: { type: 'string', default: String(POSTS_PER_PAGE_VIEW) },
      json: { type: 'string' },
    },
  });
  const seconds = wholeNumber('seconds', values.seconds);
  const posts = wholeNumber('posts', values.posts);
  console.log(
    `${seconds} s at each rate, ${posts} posts a page view, list prices, US $ per million page views`,
  );
  const sink = await startSink();
  const variables = edgeVariables(sink.url);
  const edge = await startWorkerd({ source: await bundleCountedEdge(), variables, hasShard: true });
  try {
    const measured = await measureRates(edge, { posts, seconds });
    const rows = measured.map(({ rate, usage }) => rowOf(rate, billOf(usage, posts)));
    console.table(measured.map(({ rate, usage }) => countsOf(rate, usage)));
    console.table(rows);
    writeJson(values.json, { seconds, posts, measured, rows });
    const total = rows.at(-1)?.total ?? Number.NaN;
    if (total <= BUDGET) return 0;
    console.error(`${total} $ per million page views at ${RATES.at(-1)} a second, ${BUDGET} allowed`);
    return 1;
  } finally {
    await edge.stop();
    await sink.close();
  }
});

async function measureRates(edge: Workerd, { posts, seconds }: { posts: number; seconds: number }) {
  const bodies = Array.from({ length: BODIES }, () => JSON.stringify(pageViewBatch()));
  const load = { edge, key: CONFORMANCE_KEY, bodies };
  const measured: { rate: number; usage: Usage }[] = [];
  for (const rate of RATES) {
    console.log(`${rate} page views a second …`);
    measured.push({ rate, usage: await measureUsage({ ...load, postsPerSecond: rate * posts, seconds }) });
  }
  return measured;
}

/** What was counted, for one post. */
function countsOf(rate: number, { posts, ...usage }: Usage) {
  const each = (amount: number): number => Number((amount / posts).toFixed(3));
  return {
    'page views/s': rate,
    posts,
    'CPU ms per post': each(usage.cpuSeconds * 1000),
    'calls per post': each(usage.calls),
    'alarms per post': each(usage.alarms),
    'rows written per post': each(usage.rowsWritten),
    'rows read per post': each(usage.rowsRead),
    'busy ms per post': each(usage.busyMs),
    'stored bytes': usage.storedBytes,
  };
}

function rowOf(rate: number, bill: Bill) {
  const total = ITEMS.reduce((sum, item) => sum + bill[item], 0);
  const rounded = (dollars: number): number => Number(dollars.toFixed(3));
  const items = Object.fromEntries(ITEMS.map((item) => [item, rounded(bill[item])]));
  return { 'page views/s': rate, ...items, total: rounded(total) };
}
