import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONFORMANCE_APPS, CONFORMANCE_TOKENS } from '@throughline/ingest-core/testing/conformanceApps';
import { startEdge } from '../chaos/edge/startEdge.ts';
import { bundleEdge } from '../workerd/bundleWorker.ts';
import { readFound } from './found.ts';
import { sendPost } from './post/sendPost.ts';
import { type FuzzResult, runFuzz } from './runFuzz.ts';

/** Connections, each with one post at a time. */
const CLIENTS = 8;

/** What a run in workerd found. */
export interface WorkerdFuzzResult extends FuzzResult {
  /** Resident bytes of workerd, one after each of so many rounds. */
  readonly residentBytes: readonly number[];
  /** What workerd and the edge have logged as an error; there should be nothing. */
  readonly log: string;
}

export interface WorkerdFuzzOptions {
  readonly bodies: number;
  readonly seed: number;
  readonly onRound?: (count: number, residentBytes: number) => void;
}

/** Posts to the edge in a real workerd, its Shards on disk, with nowhere to forward to. */
export async function runInWorkerd({
  bodies,
  seed,
  onRound,
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
  const residentBytes: number[] = [];
  try {
    const result = await runFuzz({
      bodies,
      seed,
      clients: CLIENTS,
      first: readFound(),
      send: (post) => sendPost(post, { url: edge.urls[0], agent }),
      onRound(count) {
        residentBytes.push(residentOf(edge.pid));
        onRound?.(count, residentBytes.at(-1) ?? 0);
      },
    });
    return { ...result, residentBytes, log: edge.log() };
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
