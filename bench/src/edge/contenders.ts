import { parseApps } from '@throughline/ingest-core/admit/parseApps';
import { staticDirectory } from '@throughline/ingest-core/admit/staticDirectory';
import { createIngest } from '@throughline/ingest-core/createIngest';
import {
  CONFORMANCE_APPS,
  CONFORMANCE_KEY,
  CONFORMANCE_ORIGIN,
} from '@throughline/ingest-core/testing/conformanceApps';

/** What takes the same request: the plain echo, and the ingest at two rates. */
export interface Contender {
  readonly name: string;
  readonly key: string;
  readonly take: (request: Request) => Promise<Response>;
}

/** A key whose traces are kept to a tenth, as is usual in production. */
const TENTH_KEY = 'pk_bench_tenth';

/** The first is what the others are compared with: it parses the JSON and writes it again, and does nothing else. */
export function makeContenders(): readonly [Contender, ...Contender[]] {
  const tenth = { app: 'shop', environment: 'test', origins: [CONFORMANCE_ORIGIN], sampleRate: 0.1 };
  const apps = parseApps(JSON.stringify({ ...JSON.parse(CONFORMANCE_APPS), [TENTH_KEY]: tenth }));
  if (!apps.ok) throw new Error('the apps of the bench are wrong');
  const ingest = createIngest({
    enabled: true,
    apps: staticDirectory({ apps: apps.value, tokens: new Map() }),
    commit: async ({ app, env, batchId, deltas, kept }) => {
      // what a Shard would be called with
      JSON.stringify({ app, env, batchId, deltas, kept });
      return { outcome: 'committed' };
    },
  });
  const take = (request: Request) => ingest(request, {});
  return [
    { name: 'parse and stringify', key: CONFORMANCE_KEY, take: echo },
    { name: 'ingest, all kept', key: CONFORMANCE_KEY, take },
    { name: 'ingest, 10 % kept', key: TENTH_KEY, take },
  ];
}

async function echo(request: Request): Promise<Response> {
  JSON.stringify(JSON.parse(await request.text()));
  return new Response('{}', { headers: { 'Content-Type': 'application/json' } });
}
