import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../../scripts/lib/fail.mjs';
import { readBack } from './backends/readBack.ts';
import { startRealBackends } from './backends/realBackends.ts';
import { ADMIN_TOKEN, drain, metricsOf } from './books/askEdge.ts';
import { type Balance, balance } from './books/balance.ts';
import { makeFaultyDisk } from './edge/faultyDisk.ts';
import { makeSmallDisk } from './edge/smallDisk.ts';
import { startEdge } from './edge/startEdge.ts';
import { makeWallClock } from './edge/wallClock.ts';
import { SENDER_VARIABLES } from './load/senders.ts';
import { startLoad } from './load/startLoad.ts';
import type { Form, Scenario, Stage } from './scenarios/scenario.ts';
import { seeded } from './seeded.ts';
import { type CountingStore, startCountingStore } from './store/countingStore.ts';
import { selfSigned } from './store/selfSigned.ts';

/** Of each client; together a hundred posts a second, which two cores can take beside everything else. */
const PAUSE_MS = 30;

/** Of the batches that come twice, in every scenario. */
const REPEATS = 0.1;

/** Shards per app: more than one, so that series must be added up. */
const SHARDS = 2;

/** What came of a scenario. */
export interface Result extends Balance {
  readonly scenario: string;
  readonly seconds: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly failedTries: number;
  readonly repeated: number;
}

export interface RunOptions {
  readonly form: Form;
  readonly seed: number;
  /** The edge's Worker, one module. */
  readonly source: string;
}

/** Plays a scenario on an edge and a store of its own, has everything forwarded, and counts. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<Result> {
  const begun = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-chaos-'));
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const problems: string[] = [];
    const complain = (problem: string): void => void problems.push(problem);
    const stage = await setStage(scenario, { ...options, folder, stops, complain });
    const counted = await play(scenario, stage);
    const { sent, acknowledged, failedTries, repeated } = stage.clients.load;
    const seconds = Math.round((Date.now() - begun) / 1_000);
    const what = { scenario: scenario.name, seconds, sent, acknowledged: acknowledged.length };
    return { ...what, failedTries, repeated, ...counted, problems: [...problems, ...counted.problems] };
  } finally {
    for (const stop of stops.reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface StageOptions extends RunOptions {
  readonly folder: string;
  /** What has to be stopped in the end is added to it. */
  readonly stops: (() => Promise<unknown>)[];
  readonly complain: Stage['complain'];
}

async function setStage(scenario: Scenario, options: StageOptions): Promise<SetStage> {
  const { form, seed, source, folder, stops, complain } = options;
  const tls = scenario.selfSigned ? selfSigned(folder) : undefined;
  const store = await startCountingStore(tls);
  stops.push(store.stop);
  const real = scenario.realBackends ? await startRealBackends(folder) : undefined;
  if (real !== undefined && 'missing' in real) throw new Failure(real.missing);
  if (real !== undefined) {
    stops.push(real.stop);
    store.behave(real.relay);
  }
  const second = scenario.secondStore ? await startCountingStore() : undefined;
  if (second !== undefined) stops.push(second.stop);
  const variables = { ...variablesFor(store, second), ...scenario.variables };
  const disk = scenario.diskBytes ? makeSmallDisk(join(folder, 'objects'), scenario.diskBytes) : undefined;
  if (disk !== undefined) stops.push(disk.stop);
  const clock = scenario.wallClock ? makeWallClock(folder) : undefined;
  const faults = scenario.faultyDisk ? makeFaultyDisk(folder) : undefined;
  const environment = { ...clock?.environment, ...faults?.environment };
  const edge = await startEdge({ folder, source, variables, environment });
  stops.push(edge.stop);
  const { repeats = REPEATS, pauseMs = PAUSE_MS } = scenario;
  const clients = startLoad({ urls: edge.urls, random: seeded(seed + 1), pauseMs, repeats });
  stops.push(clients.stop);
  const stage = { edge, store, clients, random: seeded(seed), form, pass: sleep, complain };
  return {
    ...stage,
    ...(tls && { cert: tls.cert }),
    ...(real && { backends: real }),
    ...(second && { second }),
    ...(clock && { clock }),
    ...(disk && { disk }),
    ...(faults && { faults }),
  };
}

/** A stage, and the certificate that is not trusted yet. */
type SetStage = Stage & { readonly cert?: string };

async function play(scenario: Scenario, stage: SetStage): Promise<Balance> {
  const { clients, edge, store, backends, complain } = stage;
  await scenario.run(stage);
  if (stage.cert !== undefined) await trust(stage, stage.cert);
  await clients.stop();
  const waiting = await drain(edge.urls[0]);
  if (waiting !== 0) complain(`${waiting} still wait`);
  const { spans, series } = backends === undefined ? store : await readBack(backends, clients.load);
  const stored = { spans, series, losesStarts: scenario.losesStarts === true };
  const metrics = await metricsOf(edge.urls[0]);
  const counted = balance(clients.load, stored, metrics);
  scenario.after?.(stage, { ...counted, edge: metrics });
  return counted;
}

/** The certificate's mistake is mended: from now on it is trusted. */
async function trust({ edge, pass }: Stage, trusted: string): Promise<void> {
  await edge.kill();
  await edge.restart({ trusted });
  await pass(1_000);
}

function variablesFor(store: CountingStore, second: CountingStore | undefined): Record<string, string> {
  const others = second && { OTLP_DESTINATIONS: JSON.stringify({ second: { endpoint: second.url } }) };
  return {
    ...SENDER_VARIABLES,
    ...others,
    OBS_ENABLED: 'true',
    SHARDS: String(SHARDS),
    OTEL_EXPORTER_OTLP_ENDPOINT: store.url,
    OTLP_TOKEN: 'chaos-otlp-token',
    REMOTE_WRITE_URL: `${store.url}/api/v1/write`,
    REMOTE_WRITE_TOKEN: 'chaos-write-token',
    // Short, so that a run has many of them to break.
    REMOTE_WRITE_INTERVAL_SECONDS: '1',
    FORWARD_INTERVAL_SECONDS: '1',
    ADMIN_TOKEN,
    LOG_LEVEL: 'warn',
  };
}
