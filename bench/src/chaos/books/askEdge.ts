import { setTimeout as sleep } from 'node:timers/promises';
import { type EdgeMetrics, readMetrics } from './readMetrics.ts';

/** `ADMIN_TOKEN` of the edges of a chaos run. */
export const ADMIN_TOKEN = 'chaos-admin-token-0123456789';

/** A drain waits for destinations that hang, ten seconds a request. */
const TIMEOUT_MS = 60_000;

/** How long it may take until nothing waits: an outage of minutes is caught up in seconds. */
const PATIENCE_MS = 120_000;

const POLL_MS = 300;

/** How a destination is doing, as `/ops/drain` and `/health/ready` tell the operator. */
export interface DestinationReport {
  readonly name: string;
  readonly state: string;
  readonly reason?: string;
  readonly waiting: number;
  readonly waitingBytes: number;
}

interface ShardReports {
  readonly shards: readonly { readonly health?: { readonly destinations: readonly DestinationReport[] } }[];
}

/** `GET /health/ready` with the admin token: each Shard's destinations. */
export async function destinationsOf(edgeUrl: string): Promise<DestinationReport[]> {
  return destinationsIn((await ask(edgeUrl, { method: 'GET', path: '/health/ready' })) as ShardReports);
}

/** Has the outboxes sent until nothing waits. @returns what still waits when patience ends: 0 when all is sent. */
export async function drain(edgeUrl: string): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const drained = await ask(edgeUrl, { method: 'POST', path: '/ops/drain' }).catch(() => undefined);
    const waiting = drained === undefined ? undefined : waitingIn(destinationsIn(drained as ShardReports));
    if (waiting === 0) return 0;
    if (Date.now() > deadline) return waiting ?? Number.NaN;
    await sleep(POLL_MS);
  }
}

/** Spans and samples that wait. */
export function waitingIn(destinations: readonly DestinationReport[]): number {
  return destinations.reduce((sum, { waiting }) => sum + waiting, 0);
}

/** `GET /metrics`. */
export async function metricsOf(edgeUrl: string): Promise<EdgeMetrics> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const response = await fetch(`${edgeUrl}/metrics`, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const text = await response.text();
  if (!response.ok) throw new Error(`/metrics: ${response.status} ${text}`);
  return readMetrics(text);
}

async function ask(edgeUrl: string, { method, path }: { method: string; path: string }): Promise<unknown> {
  const response = await fetch(`${edgeUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  // 503 is how /health/ready tells that a destination fails; its body says which.
  return response.json();
}

function destinationsIn({ shards = [] }: ShardReports): DestinationReport[] {
  return shards.flatMap(({ health }) => health?.destinations ?? []);
}
