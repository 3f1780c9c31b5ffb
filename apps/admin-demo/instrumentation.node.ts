import { parsePanelEnv } from './src/config/parsePanelEnv.ts';
import { database } from './src/database/database.ts';
import { checkSenders } from './src/ingest/buildIngest.ts';
import { log } from './src/log/log.ts';
import { flushBeforeExit } from './src/tracing/flushBeforeExit.ts';
import { startTracing } from './src/tracing/startTracing.ts';

/** Checks the configuration, starts tracing where it is wanted, and opens the database. A mistake ends the process. */
export async function startServer(): Promise<void> {
  const parsed = parsePanelEnv(process.env);
  if (!parsed.ok) return stop(parsed.mistakes);
  const mistakes = checkSenders(parsed.config);
  if (mistakes.length > 0) return stop(mistakes);
  // Next's own spans of the panel's calls to the stores would carry whole PromQL queries.
  process.env.NEXT_OTEL_FETCH_DISABLED = '1';
  if (parsed.config.tracingEnabled) flushBeforeExit(startTracing(parsed.config));
  try {
    await database();
  } catch (error) {
    // A PostgreSQL server may come up later: /health/ready says so meanwhile, and every request tries again.
    log('error', 'database is not ready', { error: error instanceof Error ? error.message : 'unknown' });
  }
}

function stop(mistakes: readonly string[]): never {
  for (const mistake of mistakes) process.stderr.write(`admin-demo: ${mistake}\n`);
  process.exit(1);
}
