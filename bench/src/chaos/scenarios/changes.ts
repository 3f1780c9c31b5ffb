import { LONGER, type Scenario, type Stage } from './scenario.ts';

/** How long workerd stands still: longer than its own requests, and those of the clients, may take. */
const STILL_MS = { full: 30_000, quick: 12_000, test: 12_000 } as const;

/** When a change of `SHARDS` takes effect, after the restart that brings it. */
const CHANGE_AFTER_MS = 3_000;

/** Names below `.invalid` never resolve (RFC 6761, section 6.4). */
const NOWHERE = 'http://store.invalid:4318';

/** The machine or the configuration changes under load. */
export const CHANGES: readonly Scenario[] = [
  {
    name: 'workerd stands still (SIGSTOP), and goes on',
    forms: LONGER,
    async run({ edge, pass, form }) {
      await pass(1_500);
      process.kill(edge.pid, 'SIGSTOP');
      await pass(STILL_MS[form]);
      process.kill(edge.pid, 'SIGCONT');
      await pass(2_000);
    },
  },
  {
    name: 'the name of the stores does not resolve',
    forms: LONGER,
    async run(stage) {
      const { store, pass } = stage;
      await pass(1_500);
      await restartWith(stage, {
        OTEL_EXPORTER_OTLP_ENDPOINT: NOWHERE,
        REMOTE_WRITE_URL: `${NOWHERE}/api/v1/write`,
      });
      await pass(6_000);
      await restartWith(stage, {
        OTEL_EXPORTER_OTLP_ENDPOINT: store.url,
        REMOTE_WRITE_URL: `${store.url}/api/v1/write`,
      });
      await pass(1_500);
    },
  },
  {
    name: 'more Shards, then fewer, while every batch comes twice',
    forms: LONGER,
    repeats: 1,
    async run(stage) {
      const { pass, complain, clients } = stage;
      await pass(1_500);
      const more = `2,5@${inMs(CHANGE_AFTER_MS)}`;
      await restartWith(stage, { SHARDS: more });
      await pass(2 * CHANGE_AFTER_MS);
      await restartWith(stage, { SHARDS: `${more},1@${inMs(CHANGE_AFTER_MS)}` });
      await pass(2 * CHANGE_AFTER_MS);
      await clients.repeatAll();
      if (clients.load.repeated === 0) complain('nothing came twice');
    },
  },
];

async function restartWith({ edge }: Stage, variables: Readonly<Record<string, string>>): Promise<void> {
  await edge.kill();
  await edge.restart({ variables });
}

/** ISO 8601, to the second. */
function inMs(ms: number): string {
  return new Date(Date.now() + ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
