import { hasPassed } from '@throughline/ingest-core/hasPassed';
import type { ShardHealth } from '../../shard/shardHealth.ts';
import type { NamedShard, ShardDirectory } from '../commit/shardDirectory.ts';
import { hasBearer } from '../keys/requireAdmin.ts';
import type { Route } from '../route.ts';

/** A look at every Shard costs a call each, and the route is open: it is taken this often at most, in each isolate. */
const CACHE_MS = 5_000;

/** What a Shard says about itself, or why it says nothing. */
interface ShardReport {
  readonly app: string;
  readonly shard: number;
  readonly latencyMs: number;
  readonly health?: ShardHealth;
  readonly error?: string;
}

export interface ReadyOptions {
  readonly shards: ShardDirectory;
  readonly mistakes: readonly string[];
  readonly adminToken: string | undefined;
}

/**
 * `GET /health/ready`: the configuration, the Shards and their destinations, with latencies; 503 when one of them fails.
 * Reasons and names are for who has the admin token.
 */
export function readyRoute({ shards, mistakes, adminToken }: ReadyOptions): Route {
  let cached: { reports: Promise<readonly ShardReport[]>; askedAt: number } | undefined;
  return async (request) => {
    if (cached === undefined || hasPassed(cached.askedAt, CACHE_MS, Date.now()))
      cached = { reports: reportAll(shards), askedAt: Date.now() };
    const reports = await cached.reports;
    const checks = summarise(reports, mistakes);
    const isReady = checks.every(({ status }) => status === 'ok');
    const isAdmin = adminToken ? await hasBearer(request, adminToken) : false;
    return Response.json(
      { status: isReady ? 'ok' : 'failing', checks, ...(isAdmin && { shards: reports }) },
      { status: isReady ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
    );
  };
}

async function reportAll(shards: ShardDirectory): Promise<readonly ShardReport[]> {
  return Promise.all((await shards.all()).map(report));
}

async function report({ app, shard, stub }: NamedShard): Promise<ShardReport> {
  const begun = Date.now();
  try {
    const health = await stub.health(begun);
    return { app, shard, latencyMs: msSince(begun), health };
  } catch (error) {
    return {
      app,
      shard,
      latencyMs: msSince(begun),
      error: error instanceof Error ? error.message : String(error),
    };
  }
}

/** Not below zero where the clock was set back meanwhile. */
function msSince(begun: number): number {
  return Math.max(0, Date.now() - begun);
}

interface Check {
  readonly name: string;
  readonly status: 'ok' | 'failing';
  /** Of the slowest. */
  readonly latency_ms?: number;
  /** Spans or samples that wait. */
  readonly waiting?: number;
  /** Age of the oldest of them. */
  readonly oldest_seconds?: number;
}

function summarise(reports: readonly ShardReport[], mistakes: readonly string[]): Check[] {
  const broken = reports.some(({ health }) => health === undefined || health.full);
  const destinations = reports.flatMap(({ health }) => health?.destinations ?? []);
  return [
    { name: 'configuration', status: mistakes.length === 0 ? 'ok' : 'failing' },
    {
      name: 'shards',
      status: broken ? 'failing' : 'ok',
      latency_ms: Math.max(0, ...reports.map(({ latencyMs }) => latencyMs)),
    },
    ...[...new Set(destinations.map(({ name }) => name))].map((name): Check => {
      const all = destinations.filter((destination) => destination.name === name);
      return {
        name,
        status: all.every(({ state }) => state === 'ok') ? 'ok' : 'failing',
        waiting: all.reduce((sum, { waiting }) => sum + waiting, 0),
        oldest_seconds: Math.max(0, ...all.map(({ oldestSeconds }) => oldestSeconds)),
      };
    }),
  ];
}
