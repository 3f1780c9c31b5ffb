import { waitUntil } from 'cloudflare:workers';
import { gunzipSync } from 'node:zlib';
import { TRACES_PATH } from '@throughline/conventions/wire';
import { staticDirectory } from '@throughline/ingest-core/admit/keys/staticDirectory';
import { jsonLogger } from '@throughline/ingest-core/answer/jsonLogger';
import type { Logger } from '@throughline/ingest-core/answer/logger';
import { createIngest } from '@throughline/ingest-core/createIngest';
import type { Environment } from '../environment.ts';
import { shardCommit } from './commit/shardCommit.ts';
import { type ShardDirectory, shardDirectory } from './commit/shardDirectory.ts';
import { checkConfiguration } from './configuration/checkConfiguration.ts';
import { pinnedNamespace } from './configuration/pinnedNamespace.ts';
import { appsInKeys } from './keys/appsInKeys.ts';
import { keyLookup } from './keys/keyLookup.ts';
import { requireAdmin } from './keys/requireAdmin.ts';
import { ticketSecrets } from './keys/ticketSecrets.ts';
import { postLimiter } from './postLimiter.ts';
import type { Route } from './route.ts';
import { drainRoute } from './routes/drainRoute.ts';
import { ingestRoute } from './routes/ingestRoute.ts';
import { liveRoute } from './routes/liveRoute.ts';
import { metricsRoute } from './routes/metricsRoute.ts';
import { quarantineRoute } from './routes/quarantineRoute.ts';
import { readyRoute } from './routes/readyRoute.ts';
import { rumScriptRoute } from './routes/rumScriptRoute.ts';
import { settleQuarantineRoute } from './routes/settleQuarantineRoute.ts';
import { startupRoute } from './routes/startupRoute.ts';
import { testTraceRoute } from './routes/testTraceRoute.ts';
import { slowRequests } from './slowRequests.ts';
import { waitFor } from './waitFor.ts';

/** The prefix of a route on a site's own zone: first-party, without CORS. */
const FIRST_PARTY_PREFIX = '/_rum';

/** The parts of the Worker, built once in an isolate. */
export interface Edge {
  /** By method and path, such as `GET /rum.js`. */
  readonly routes: ReadonlyMap<string, Route>;
  /** The one of them that takes traces. */
  readonly traces: Route;
  readonly shards: ShardDirectory;
  readonly log: Logger;
}

/** Builds the Worker from its bindings. */
export function createEdge(env: Environment): Edge {
  const configuration = checkConfiguration(env);
  const { apps, tokens, enabled, logLevel, infoRate, mistakes } = configuration;
  const { tag, id = '' } = env.CF_VERSION_METADATA ?? {};
  const version = tag || id;
  const log = jsonLogger({
    service: 'edge-ingest',
    level: logLevel,
    infoRate,
    ...(version && { commit: version }),
  });
  for (const mistake of mistakes) log.log({ level: 'error', msg: `configuration: ${mistake}` });
  const lookup = env.KEYS && keyLookup({ keys: env.KEYS, secretOf: ticketSecrets(env), log });
  const pinned = pinnedNamespace(env);
  // With a mistake nothing is taken: it is among the configuration's.
  const namespace = pinned.ok ? pinned.value : env.SHARD;
  const shards = shardDirectory({
    configuration,
    namespace,
    appsInKeys: appsInKeys({ keys: env.KEYS, lookup, log }),
  });
  const { slowRequestMs: thresholdMs, destinations } = configuration;
  const commit = shardCommit({ namespace, shards: configuration.shards, destinations });
  const ingest = createIngest({
    enabled,
    apps: staticDirectory({ apps, tokens, ...(lookup && { lookup }) }),
    commit,
    exemplars: configuration.exemplars,
    wait: waitFor,
    gunzipSync,
    limiter: postLimiter({ perKey: env.KEY_LIMITER, perClient: env.CLIENT_LIMITER }),
    log: thresholdMs === undefined ? log : slowRequests({ log, commit, thresholdMs, waitUntil }),
  });
  const traces = ingestRoute(configuration, ingest);
  const script = rumScriptRoute(env.ASSETS);
  const admin = (route: Route): Route => requireAdmin(env.ADMIN_TOKEN, route);

  const routes = new Map<string, Route>([
    ['GET /health/live', liveRoute()],
    ['GET /health/ready', readyRoute({ shards, mistakes, adminToken: env.ADMIN_TOKEN })],
    ['GET /health/startup', startupRoute(configuration)],
    ['GET /metrics', admin(metricsRoute(shards))],
    ['POST /ops/trace/test', admin(testTraceRoute(configuration, traces))],
    ['POST /ops/drain', admin(drainRoute(shards))],
    ['GET /ops/quarantine', admin(quarantineRoute(shards))],
    ['POST /ops/quarantine', admin(settleQuarantineRoute(shards))],
  ]);
  for (const prefix of ['', FIRST_PARTY_PREFIX]) {
    // Any method: a wrong one gets the ingest's own answer.
    routes.set(`* ${prefix}${TRACES_PATH}`, traces);
    routes.set(`GET ${prefix}/rum.js`, script);
    routes.set(`GET ${prefix}/rum.js.map`, script);
    routes.set(`GET ${prefix}/rum-text.js`, script);
    routes.set(`GET ${prefix}/snippet.js`, script);
  }
  return { routes, traces, shards, log };
}
