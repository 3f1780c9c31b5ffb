import { context } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import { sql } from 'kysely';
import type { PanelConfig } from '../config/parsePanelEnv.ts';
import { database } from '../database/database.ts';

/** How one dependency answered. */
export interface DependencyHealth {
  readonly name: 'database' | 'metrics store' | 'trace store';
  readonly ok: boolean;
  readonly latency_ms: number;
}

/** Whoever takes longer is not ready, ms; probes give up after a few seconds themselves. */
const TIMEOUT_MS = 2_000;

/** Asks the database and the stores that are configured, all at once. */
export function checkDependencies(
  config: Pick<PanelConfig, 'metricsQueryUrl' | 'tracesQueryUrl'>,
): Promise<DependencyHealth[]> {
  const { metricsQueryUrl, tracesQueryUrl } = config;
  const checks = [probe('database', pingDatabase)];
  if (metricsQueryUrl !== undefined) {
    checks.push(
      probe('metrics store', () => ping(`${metricsQueryUrl}/api/v1/query?query=sum(rum_page_views_total)`)),
    );
  }
  if (tracesQueryUrl !== undefined)
    checks.push(probe('trace store', () => ping(`${tracesQueryUrl}/api/v3/services`)));
  return Promise.all(checks);
}

async function probe(name: DependencyHealth['name'], ask: () => Promise<boolean>): Promise<DependencyHealth> {
  const start = performance.now();
  const ok = await Promise.race([ask().catch(() => false), timeout()]);
  return { name, ok, latency_ms: Math.round(performance.now() - start) };
}

async function pingDatabase(): Promise<boolean> {
  const db = await database();
  await context.with(suppressTracing(context.active()), () => sql`select 1`.execute(db));
  return true;
}

async function ping(url: string): Promise<boolean> {
  const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
  await response.body?.cancel();
  return response.ok;
}

function timeout(): Promise<boolean> {
  return new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS, false).unref());
}
