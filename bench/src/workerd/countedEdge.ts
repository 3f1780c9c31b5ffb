import { bundleSource } from './bundleWorker.ts';
import type { Workerd } from './startWorkerd.ts';

/** What Cloudflare bills of a Shard, since it was started. */
export interface ShardCounts {
  /** Calls from a Worker. */
  readonly calls: number;
  readonly alarms: number;
  /** Index entries are rows too; so is each alarm that is set. */
  readonly rowsWritten: number;
  readonly rowsRead: number;
  /** Milliseconds in which it had a call or an alarm to answer: in others it may sleep, and costs nothing. */
  readonly busyMs: number;
  /** Bytes of its database. */
  readonly storedBytes: number;
}

const COUNTS_PATH = '/bench/counts';

/** Cursors that are surely read by then: their rows are added up and forgotten. */
const MAX_CURSORS = 1_000;

/** The edge itself; its Shard counts, and can be asked by a path that the edge doesn't have. */
const SOURCE = `
import edge, { Shard as Plain } from './apps/edge-ingest/src/index.ts';

const counts = { calls: 0, alarms: 0, rowsWritten: 0, rowsRead: 0, busyMs: 0 };
let cursors = [];
let running = 0;
let since = 0;

function settle() {
  for (const cursor of cursors) {
    counts.rowsWritten += cursor.rowsWritten;
    counts.rowsRead += cursor.rowsRead;
  }
  cursors = [];
}

function countStorage({ storage }) {
  const sql = Object.getPrototypeOf(storage.sql);
  const { exec } = sql;
  sql.exec = function (...args) {
    const cursor = exec.apply(this, args);
    cursors.push(cursor);
    if (cursors.length > ${MAX_CURSORS}) settle();
    return cursor;
  };
  const prototype = Object.getPrototypeOf(storage);
  const { setAlarm } = prototype;
  prototype.setAlarm = function (...args) {
    counts.rowsWritten += 1;
    return setAlarm.apply(this, args);
  };
}

async function busy(work) {
  if (running++ === 0) since = Date.now();
  try {
    return await work();
  } finally {
    if (--running === 0) counts.busyMs += Date.now() - since;
  }
}

let isCounting = false;

export class Shard extends Plain {
  constructor(ctx, env) {
    if (!isCounting) countStorage(ctx);
    isCounting = true;
    super(ctx, env);
  }
  fetch(request) {
    counts.calls += 1;
    return busy(() => super.fetch(request));
  }
  alarm() {
    counts.alarms += 1;
    return busy(() => super.alarm());
  }
  counts() {
    settle();
    const busyMs = counts.busyMs + (running > 0 ? Date.now() - since : 0);
    return { ...counts, busyMs, storedBytes: this.ctx.storage.sql.databaseSize };
  }
}

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname !== '${COUNTS_PATH}') return edge.fetch(request, env);
    return Response.json(await env.SHARD.getByName(url.searchParams.get('shard')).counts());
  },
};
`;

/** The edge as one module, for `startWorkerd`, with a Shard that counts what it costs. */
export function bundleCountedEdge(): Promise<string> {
  return bundleSource(SOURCE);
}

/** What a Shard (`app/0`) of that edge has cost so far. */
export async function shardCounts({ url }: Workerd, shard: string): Promise<ShardCounts> {
  const answer = await fetch(`${url}${COUNTS_PATH}?shard=${encodeURIComponent(shard)}`);
  return (await answer.json()) as ShardCounts;
}
