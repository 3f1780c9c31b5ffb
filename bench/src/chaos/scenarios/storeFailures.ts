import { setTimeout as sleep } from 'node:timers/promises';
import { destinationsOf } from '../books/askEdge.ts';
import { type Behaviour, type Reaction, takes } from '../store/behaviour.ts';
import { ALWAYS, type Counts, LONGER, type Scenario, type Stage } from './scenario.ts';

/** Of a Retry-After: longer than the first backoffs, so that it is seen to be honoured. */
const RETRY_AFTER_SECONDS = 4;

/** The first answers come a while after the beginning: room for that, and for a date that is told to the second. */
const EARLY_MS = 500;

/** Two apps, two Shards each: every one has its own patience. */
const SHARDS_IN_ALL = 4;

/** The edge gives up on an answer after ten seconds. */
const HALF_OPEN_MS = 12_000;

/** Minutes for the full form, seconds for the others. */
const OUTAGE_MS = { full: 600_000, quick: 10_000, test: 3_000 } as const;

/** The store does something else than to store, and comes to its senses. */
export const STORE_FAILURES: readonly Scenario[] = [
  { name: 'nothing goes wrong', forms: LONGER, run: ({ pass }) => pass(3_000) },
  {
    name: 'the store is down',
    forms: ALWAYS,
    // Some 40 batches a second: 24,000 in the ten minutes.
    pauseMs: 80,
    async run({ store, pass, form }) {
      await pass(1_500);
      store.goDown();
      await pass(OUTAGE_MS[form]);
      store.comeUp();
      await pass(1_000);
    },
  },
  {
    name: '429, Retry-After in seconds',
    forms: LONGER,
    run: (stage) => waits(stage, 429, () => String(RETRY_AFTER_SECONDS)),
  },
  {
    name: '503, Retry-After as a date',
    forms: LONGER,
    run: (stage) => waits(stage, 503, () => inSeconds(RETRY_AFTER_SECONDS + 1)),
  },
  { name: '500', forms: LONGER, run: (stage) => during(stage, 5_000, () => ({ status: 500 })) },
  {
    name: 'slow: two seconds for every answer',
    forms: LONGER,
    run: (stage) => during(stage, 8_000, () => ({ status: 200, text: '{}', delayMs: 2_000 })),
  },
  {
    name: 'half-open: accepts, never answers',
    forms: LONGER,
    run: (stage) => during(stage, HALF_OPEN_MS, () => ({ status: 503, ending: 'never' })),
  },
  {
    name: 'stores, and resets the connection in its answer',
    forms: ALWAYS,
    run: (stage) => during(stage, 4_000, () => ({ status: 200, text: '{}', ending: 'half' })),
  },
  {
    name: 'stores, and answers too late',
    forms: ['full'],
    run: (stage) => during(stage, HALF_OPEN_MS, () => ({ status: 200, keeps: true, ending: 'never' })),
  },
  {
    name: 'stores, and answers a character at a time',
    forms: LONGER,
    run: (stage) => during(stage, HALF_OPEN_MS, () => ({ status: 200, text: '{}', ending: 'trickle' })),
  },
  {
    name: 'stores, and answers 200 with what is not JSON',
    forms: LONGER,
    run: (stage) => during(stage, 4_000, () => ({ status: 200, text: '\u0000rejectedSpans{' })),
  },
  {
    name: '400 for everything',
    forms: ALWAYS,
    run: (stage) => refuses(stage, 400),
    after: nothingGivenUp,
  },
  {
    name: '413 for everything',
    forms: LONGER,
    run: (stage) => refuses(stage, 413),
    after: nothingGivenUp,
  },
  {
    name: '200 with a page in place of a store',
    forms: LONGER,
    run: (stage) => refuses(stage, 200, { keeps: false, text: '<!doctype html><title>Sign in</title>' }),
    after: nothingGivenUp,
  },
  { name: 'wrong token: 401', forms: ALWAYS, run: (stage) => refuses(stage, 401) },
  { name: 'wrong token: 403', forms: LONGER, run: (stage) => refuses(stage, 403) },
  {
    name: 'redirect to another server: 307',
    forms: LONGER,
    run: (stage) => refuses(stage, 307, { headers: { Location: 'http://127.0.0.1:9/elsewhere' } }),
  },
  {
    name: 'wrong certificate',
    forms: LONGER,
    selfSigned: true,
    // The runner begins without trust in it.
    async run({ store, pass, complain }) {
      await pass(4_000);
      if (store.requests > 0) complain('something was sent to a server that nobody trusts');
    },
  },
];

async function during({ store, pass }: Stage, ms: number, behaviour: Behaviour): Promise<void> {
  await pass(1_500);
  store.behave(behaviour);
  await pass(ms);
  store.behave(takes);
  await pass(1_000);
}

/** Answers with Retry-After, and looks whether any Shard asks again before. */
async function waits(
  { store, pass, complain }: Stage,
  status: number,
  retryAfter: () => string,
): Promise<void> {
  await pass(1_500);
  const begun = Date.now();
  const asked = new Map<string, number>();
  store.behave(({ path }) => {
    if (Date.now() - begun < RETRY_AFTER_SECONDS * 1_000 - EARLY_MS)
      asked.set(path, (asked.get(path) ?? 0) + 1);
    return { status, headers: { 'Retry-After': retryAfter() } };
  });
  await pass(RETRY_AFTER_SECONDS * 1_000);
  store.behave(takes);
  if (asked.size < 2) complain('not both paths were asked');
  for (const [path, times] of asked)
    if (times > SHARDS_IN_ALL)
      complain(`${path} was asked ${times} times by ${SHARDS_IN_ALL} Shards, before Retry-After`);
  await pass(RETRY_AFTER_SECONDS * 1_000);
}

/** Refused as a whole: nothing may be given up, and the operator is told. */
async function refuses(stage: Stage, status: number, rest: Partial<Reaction> = {}): Promise<void> {
  const { store, pass, edge, complain } = stage;
  await pass(1_500);
  store.behave(() => ({ ...rest, status }));
  await pass(4_000);
  const told = await untilTold(edge.urls[0]);
  if (!told.every((reason) => reason.startsWith(String(status))) || told.length === 0)
    complain(`/health/ready tells of ${JSON.stringify(told)}, not of ${status}`);
  store.behave(takes);
}

function nothingGivenUp({ complain }: Stage, { quarantined }: Counts): void {
  if (quarantined > 0) complain(`${quarantined} quarantined by a store that refused everything`);
}

/** Reasons of the destinations that refuse; the look at the Shards is cached for five seconds. */
async function untilTold(url: string): Promise<string[]> {
  for (let tries = 0; ; tries += 1) {
    const refusing = (await destinationsOf(url)).filter(({ state }) => state === 'refused');
    if (refusing.length > 0 || tries === 15) return refusing.map(({ reason = '' }) => reason);
    await sleep(1_000);
  }
}

/** An HTTP date (RFC 9110, section 5.6.7), so many seconds from now. */
function inSeconds(seconds: number): string {
  return new Date(Date.now() + seconds * 1_000).toUTCString();
}
