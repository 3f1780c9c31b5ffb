import type { AppPolicy, TokenPolicy } from '@throughline/ingest-core/admit/keys/appDirectory';
import { parseApps } from '@throughline/ingest-core/admit/keys/parseApps';
import { parseTokens } from '@throughline/ingest-core/admit/keys/parseTokens';
import type { LogLevel } from '@throughline/ingest-core/answer/logger';
import type { Environment } from '../../environment.ts';
import type { DestinationName } from '../../forward/destination.ts';
import { readDestinations } from '../../forward/settings/readDestinations.ts';
import { readShardHistory, type ShardHistory } from '../../shard/naming/shardHistory.ts';
import { ticketSecrets } from '../keys/ticketSecrets.ts';
import { DEFAULT_SLOW_REQUEST_MS } from '../slowRequests.ts';
import { pinnedNamespace } from './pinnedNamespace.ts';
import { numberIn, oneOf } from './readVariable.ts';

/** Nobody waits longer for an answer. */
const MAX_SLOW_REQUEST_MS = 60_000;

/** PromQL looks back five minutes; snapshots further apart would leave holes. */
const MAX_INTERVAL_SECONDS = 240;

/** Whoever opens a trace doesn't wait for longer. */
const MAX_FORWARD_SECONDS = 60;

/** Fewer characters can be guessed. */
const MIN_TOKEN_LENGTH = 16;

/** The Worker's configuration, as far as it is good. */
export interface Configuration {
  readonly enabled: boolean;
  readonly apps: ReadonlyMap<string, AppPolicy>;
  readonly tokens: ReadonlyMap<string, TokenPolicy>;
  readonly shards: ShardHistory;
  /** Names of the OTLP destinations. */
  readonly destinations: readonly DestinationName[];
  /** Whether the metrics store is sent exemplars. */
  readonly exemplars: boolean;
  /** Milliseconds from which a post becomes a span; undefined where none does. */
  readonly slowRequestMs: number | undefined;
  readonly logLevel: LogLevel;
  readonly infoRate: number;
  /** One line for each mistake: the variable, what is wrong, and the fix. Empty when all is well. */
  readonly mistakes: readonly string[];
}

/** Reads and checks every variable, those of the Shard too. Never throws. */
export function checkConfiguration(env: Environment): Configuration {
  const mistakes: string[] = [];
  const note = (mistake: string): void => void mistakes.push(mistake);
  const configuration = {
    enabled: oneOf('OBS_ENABLED', env.OBS_ENABLED || 'false', { values: ['true', 'false'], note }) === 'true',
    apps: parsed((json) => parseApps(json, ticketSecrets(env)), env.APPS, note),
    tokens: parsed(parseTokens, env.INGEST_TOKENS, note),
    shards: checkShards(env.SHARDS || '1', note),
    slowRequestMs: checkSlowRequests(env, note),
    logLevel: oneOf('LOG_LEVEL', env.LOG_LEVEL || 'info', {
      values: ['info', 'error', 'warn', 'debug'],
      note,
    }),
    infoRate: numberIn('LOG_SAMPLING_RATE_INFO', env.LOG_SAMPLING_RATE_INFO || '1', { min: 0, max: 1, note }),
    ...checkDestinations(env, note),
  };
  if (env.SHARD === undefined)
    note('SHARD: is not bound; bind the Durable Object class "Shard" in wrangler.jsonc');
  const pinned = env.SHARD && pinnedNamespace(env);
  if (pinned?.ok === false) note(pinned.error);
  if (!env.APPS && !env.INGEST_TOKENS && env.KEYS === undefined && configuration.enabled)
    note('APPS: nobody may send; set APPS or INGEST_TOKENS, or bind the KV namespace KEYS');
  if (env.ADMIN_TOKEN && env.ADMIN_TOKEN.length < MIN_TOKEN_LENGTH)
    note(`ADMIN_TOKEN: is shorter than ${MIN_TOKEN_LENGTH} characters; make one with "openssl rand -hex 32"`);
  return { ...configuration, mistakes };
}

function checkSlowRequests(env: Environment, note: (mistake: string) => void): number | undefined {
  const tracing = oneOf('OBS_TRACING_ENABLED', env.OBS_TRACING_ENABLED || 'false', {
    values: ['true', 'false'],
    note,
  });
  const ms = numberIn('SLOW_REQUEST_MS', env.SLOW_REQUEST_MS || String(DEFAULT_SLOW_REQUEST_MS), {
    min: 0,
    max: MAX_SLOW_REQUEST_MS,
    note,
  });
  return tracing === 'true' ? ms : undefined;
}

function checkShards(text: string, note: (mistake: string) => void): ShardHistory {
  const history = readShardHistory(text);
  if (history.ok) return history.value;
  note(history.error);
  // With a mistake nothing is taken.
  return { at: () => 1, most: 1 };
}

function parsed<T>(
  parse: (json: string) => { ok: true; value: ReadonlyMap<string, T> } | { ok: false; error: string },
  json: string | undefined,
  note: (mistake: string) => void,
): ReadonlyMap<string, T> {
  if (!json) return new Map();
  const result = parse(json);
  if (result.ok) return result.value;
  note(result.error);
  return new Map();
}

function checkDestinations(
  env: Environment,
  note: (mistake: string) => void,
): Pick<Configuration, 'destinations' | 'exemplars'> {
  const { otlp, remoteWrite, mistakes } = readDestinations(env);
  for (const mistake of mistakes) note(mistake);
  const seconds = env.REMOTE_WRITE_INTERVAL_SECONDS || '15';
  numberIn('REMOTE_WRITE_INTERVAL_SECONDS', seconds, { min: 1, max: MAX_INTERVAL_SECONDS, note });
  const forward = env.FORWARD_INTERVAL_SECONDS || '5';
  numberIn('FORWARD_INTERVAL_SECONDS', forward, { min: 1, max: MAX_FORWARD_SECONDS, note });
  const bytes = env.OUTBOX_MAX_BYTES || '1';
  numberIn('OUTBOX_MAX_BYTES', bytes, { min: 1, max: Number.MAX_SAFE_INTEGER, whole: true, note });
  return { destinations: otlp.map(({ name }) => name), exemplars: remoteWrite?.version === '2.0' };
}
