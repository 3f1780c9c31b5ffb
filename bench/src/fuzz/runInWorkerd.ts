import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONFORMANCE_APPS, CONFORMANCE_TOKENS } from '@throughline/ingest-core/testing/conformanceApps';
import { startEdge } from '../chaos/edge/startEdge.ts';
import { bundleEdge } from '../workerd/bundleWorker.ts';
import { weighHeap } from '../workerd/weighHeap.ts';
import { readFound } from './found.ts';
import { sendPost } from './post/sendPost.ts';
import { type FuzzResult, runFuzz } from './runFuzz.ts';

/** Connections, each with one post at a time. */
const CLIENTS = 8;

/** Rounds between two weighings: five thousand bodies. Collecting more often would hide what a busy isolate holds. */
const WEIGHED_EVERY = 10;

/** What workerd weighs. */
export interface Weight {
  /** Of the isolate that Worker and Shards share, bytes; see weighHeap.ts. */
  readonly heap: number;
  /** Of the process, bytes: with what its allocator keeps for later, which is most of it. */
  readonly resident: number;
}

/** What a run in workerd found. */
export interface WorkerdFuzzResult extends FuzzResult {
  /** After every {@link WEIGHED_EVERY} rounds, with the garbage collected. */
  readonly weights: readonly Weight[];
  /** What workerd and the edge have logged as an error; there should be nothing. */
  readonly log: string;
}

export interface WorkerdFuzzOptions {
  readonly bodies: number;
  readonly seed: number;
  readonly onWeighed?: (count: number, weight: Weight) => void;
}

/** Posts to the edge in a real workerd, its Shards on disk, with nowhere to forward to. */
export async function runInWorkerd({
  bodies,
  seed,
  onWeighed,
}: WorkerdFuzzOptions): Promise<WorkerdFuzzResult> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-fuzz-'));
  const variables = {
    OBS_ENABLED: 'true',
    APPS: CONFORMANCE_APPS,
    INGEST_TOKENS: CONFORMANCE_TOKENS,
    LOG_LEVEL: 'error',
  };
  const edge = await startEdge({ folder, source: await bundleEdge(), variables });
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const weights: Weight[] = [];
  let rounds = 0;
  try {
    const result = await runFuzz({
      bodies,
      seed,
      clients: CLIENTS,
      first: readFound(),
      send: (post) => sendPost(post, { url: edge.urls[0], agent }),
      async onRound(count) {
        rounds += 1;
        if (rounds % WEIGHED_EVERY !== 0) return;
        const weight = {
          heap: await weighHeap({ inspector: edge.inspector, url: `${edge.urls[0]}/health/live` }),
          resident: residentOf(edge.pid),
        };
        weights.push(weight);
        onWeighed?.(count, weight);
      },
    });
    return { ...result, weights, log: edge.log() };
  } finally {
    agent.destroy();
    await edge.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** VmRSS of proc_pid_status(5), bytes; 0 where there is no /proc. */
function residentOf(pid: number): number {
  if (platform() !== 'linux') return 0;
  const [, kib = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) * 1024;
}
