import { parseArgs } from 'node:util';
import { CONFORMANCE_KEY } from '@throughline/ingest-core/testing/conformanceApps';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { pageViewBatch } from '../edge/pageViewBatch.ts';
import { startSink } from '../edge/startSink.ts';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { bundleSource } from '../workerd/bundleWorker.ts';
import { bundleCountedEdge } from '../workerd/countedEdge.ts';
import { ECHO_SOURCE } from '../workerd/echoSource.ts';
import { edgeVariables } from '../workerd/edgeVariables.ts';
import { startWorkerd } from '../workerd/startWorkerd.ts';
import { measureLoads } from './measureLoads.ts';
import { summarizeLoad } from './summarizeLoad.ts';

/** Connections that post at the same time: one alone, and up to what fills a group commit. */
const LOADS = [1, 4, 16, 64] as const;

/** Different bodies: more than any cache of texts that a run of equal ones would warm. */
const BODIES = 500;

/** Rows of a batch at the highest load, at most: a group commit with company. A prototype wrote 0.03. */
const MAX_ROWS_PER_BATCH = 0.1;

await runMain(async () => {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '3' }, json: { type: 'string' } },
  });
  const rounds = wholeNumber('rounds', values.rounds);
  const bodies = Array.from({ length: BODIES }, () => JSON.stringify(pageViewBatch()));
  console.log(`${rounds} rounds of each load, raw workerd, one Shard with SQLite on disk`);
  const sink = await startSink();
  const echo = await startWorkerd({ source: await bundleSource(ECHO_SOURCE) });
  const variables = edgeVariables(sink.url);
  const edge = await startWorkerd({ source: await bundleCountedEdge(), variables, hasShard: true });
  try {
    const measured = await measureLoads({ echo, edge, key: CONFORMANCE_KEY, loads: LOADS, rounds, bodies });
    const rows = measured.map(summarizeLoad);
    console.table(rows);
    writeJson(values.json, { rounds, rows });
    const busiest = rows.at(-1)?.['rows per batch'] ?? Number.NaN;
    if (busiest <= MAX_ROWS_PER_BATCH) return 0;
    console.error(`${busiest} rows per batch at ${LOADS.at(-1)} clients, ${MAX_ROWS_PER_BATCH} allowed`);
    return 1;
  } finally {
    await echo.stop();
    await edge.stop();
    await sink.close();
  }
});
