import { checkConfiguration } from '../src/worker/configuration/checkConfiguration.ts';

/** Secrets of the Worker by themselves; a value in "vars" is text in a file, and in the dashboard. */
export const SECRETS = ['INGEST_TOKENS', 'OTLP_TOKEN', 'REMOTE_WRITE_TOKEN', 'ADMIN_TOKEN'];

/** Secrets whose form is checked stand empty but well-formed where only their names are known. */
const WELL_FORMED = { APPS: '{}', INGEST_TOKENS: '{}' };

/** What the Worker reads beside its secrets: `src/environment.ts`, held to it by a test. */
export const VARIABLES = [
  ...[
    'OBS_ENABLED',
    'APPS',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_EXPORTER_OTLP_HEADERS',
    'OTLP_DESTINATIONS',
  ],
  ...['REMOTE_WRITE_URL', 'REMOTE_WRITE_HEADERS', 'REMOTE_WRITE_VERSION', 'REMOTE_WRITE_NATIVE_HISTOGRAMS'],
  ...[
    'REMOTE_WRITE_INTERVAL_SECONDS',
    'FORWARD_INTERVAL_SECONDS',
    'OUTBOX_MAX_BYTES',
    'JURISDICTION',
    'SHARDS',
  ],
  ...['RUM_TICKET_SECRET', 'OBS_TRACING_ENABLED', 'SLOW_REQUEST_MS', 'LOG_LEVEL', 'LOG_SAMPLING_RATE_INFO'],
];

/** As long as the longest that is asked for. */
const UNKNOWN_VALUE = 'x'.repeat(64);

/** Read as text that has a form of its own: left out where only the name is known. */
const FORMED = new Set(['OTLP_DESTINATIONS', 'OTEL_EXPORTER_OTLP_HEADERS', 'REMOTE_WRITE_HEADERS']);

/**
 * Checks what wrangler.jsonc and the secrets make together, before anything is uploaded, by the Worker's own check.
 *
 * @param {{ config: object, secrets?: Readonly<Record<string, string | undefined>> }} deployment `config` as wrangler reads
 *   it for the environment; `secrets` by name, undefined where only the name is known; none where they can't be asked for.
 * @returns {{ missing: string[], notes: string[] }} `missing` stops the deployment; one line each: what, and the fix.
 */
export function checkDeployment({ config, secrets }) {
  const { vars, wrongVars } = readVars(config.vars ?? {});
  const needed = neededSecrets(vars);
  const known = secrets ?? Object.fromEntries([...SECRETS, ...needed].map((name) => [name, undefined]));
  const env = { ...bindings(config), ...placeholders(known), ...vars };
  const { mistakes, enabled, destinations } = checkConfiguration(env);
  const notes = secrets === undefined ? [unasked(vars, needed)] : missingTokens(env);
  if (!enabled)
    notes.push('OBS_ENABLED is not "true": every post is answered with rates of 0, and nothing is taken');
  if (destinations.length === 0 && !(known && 'OTLP_DESTINATIONS' in known))
    notes.push('there is no OTLP destination (OTEL_EXPORTER_OTLP_ENDPOINT): no span is kept');
  if (!env.REMOTE_WRITE_URL) notes.push('REMOTE_WRITE_URL is not set: series are at GET /metrics alone');
  else if (URL.canParse(env.REMOTE_WRITE_URL) && new URL(env.REMOTE_WRITE_URL).pathname === '/')
    notes.push('REMOTE_WRITE_URL has no path; most receivers have one, such as https://host/api/v1/write');
  notes.push(...unknownVars(vars, needed));
  return { missing: [...wrongVars, ...mistakes], notes: [...notes, ...missingParts(config)] };
}

/** Variables as the Worker gets them: text. */
function readVars(given) {
  const wrongVars = [];
  const vars = {};
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string') vars[name] = value;
    else wrongVars.push(`${name}: is ${typeof value} in "vars"; write it as text, JSON too`);
    if ((SECRETS.includes(name) || name.startsWith('RUM_TICKET_SECRET')) && value !== '')
      wrongVars.push(`${name}: is a secret; take it out of "vars" and "wrangler secret put ${name}"`);
  }
  return { vars, wrongVars };
}

/** A name with a slip in it would do nothing, and say nothing. */
function unknownVars(vars, needed) {
  const known = new Set([...VARIABLES, ...SECRETS, ...needed]);
  return Object.keys(vars)
    .filter((name) => !known.has(name) && !name.startsWith('RUM_TICKET_SECRET_'))
    .map((name) => `${name} is no variable of the Worker: README.md, "Configuration", has them`);
}

function bindings({ durable_objects: objects, kv_namespaces: namespaces }) {
  const has = (list, field, name) => (list ?? []).some((binding) => binding[field] === name);
  const namespace = { jurisdiction: () => namespace };
  return {
    ...(has(objects?.bindings, 'name', 'SHARD') && { SHARD: namespace }),
    ...(has(namespaces, 'binding', 'KEYS') && { KEYS: {} }),
  };
}

function placeholders(known) {
  return Object.fromEntries(
    Object.entries(known)
      .filter(([name, value]) => value !== undefined || !FORMED.has(name))
      .map(([name, value]) => [name, value ?? WELL_FORMED[name] ?? UNKNOWN_VALUE]),
  );
}

/** Secrets that the variables name: `{"env": "NAME"}` of a destination, and those of tickets. */
function neededSecrets({ OTLP_DESTINATIONS: destinations = '', APPS: apps = '' }) {
  const names = [
    ...destinations.matchAll(/"env"\s*:\s*"([^"]+)"/g),
    ...apps.matchAll(/"(RUM_TICKET_SECRET(?:_[A-Z0-9_]+)?)"/g),
  ];
  return [...new Set(names.map(([, name]) => name))];
}

function unasked(vars, needed) {
  const names = [
    ...(vars.APPS ? [] : ['INGEST_TOKENS (or APPS, or the KV namespace KEYS)']),
    ...(vars.OTEL_EXPORTER_OTLP_ENDPOINT ? ['OTLP_TOKEN'] : []),
    ...(vars.REMOTE_WRITE_URL ? ['REMOTE_WRITE_TOKEN'] : []),
    'ADMIN_TOKEN',
    ...needed,
  ];
  return `the Worker's secrets can't be asked for from here; "wrangler secret list" must show: ${names.join(', ')}`;
}

function missingTokens(env) {
  const notes = [];
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT && !env.OTLP_TOKEN && !env.OTEL_EXPORTER_OTLP_HEADERS)
    notes.push('OTLP_TOKEN is not set: spans are sent without a token');
  if (env.REMOTE_WRITE_URL && !env.REMOTE_WRITE_TOKEN && !env.REMOTE_WRITE_HEADERS)
    notes.push('REMOTE_WRITE_TOKEN is not set: series are sent without a token');
  if (!env.ADMIN_TOKEN) notes.push('ADMIN_TOKEN is not set: /metrics and /ops/* stay closed');
  return notes;
}

/** Bindings that an environment doesn't inherit, and without which the Worker runs, but worse. */
function missingParts({ ratelimits = [], assets, triggers }) {
  const notes = [];
  const limiters = new Set(ratelimits.map(({ name }) => name));
  for (const name of ['KEY_LIMITER', 'CLIENT_LIMITER'])
    if (!limiters.has(name)) notes.push(`${name} is not bound ("ratelimits"): it limits nobody`);
  if (assets?.binding !== 'ASSETS') notes.push('ASSETS is not bound ("assets"): /rum.js answers 404');
  if (!triggers?.crons?.length) notes.push('there is no cron ("triggers"): an alarm that is lost stays lost');
  return notes;
}
