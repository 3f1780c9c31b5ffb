import type { SecretOf } from '@throughline/ingest-core/admit/tickets/ticketSecretSchema';
import { type Env, EnvReader } from './envReader.ts';
import { parseKeyValues } from './parseKeyValues.ts';
import { readTicketSecrets } from './readTicketSecrets.ts';

/** Where pages post, relative to the panel's own origin. */
export const OWN_INGEST_PATH = '/api/ops/ingest';

/** `service.name` of the panel's own server, unless `OTEL_SERVICE_NAME` says otherwise. */
const SERVER_SERVICE = 'admin-panel';

/** Appended to the server's service name, so that a trace tells the page's spans from the server's. */
const PAGE_SERVICE_SUFFIX = '-web';

/** A password of fewer is guessed too easily, even with one try a second. */
const MIN_PASSWORD_LENGTH = 12;

/** iron-session seals with AES-256 and asks for at least 32 characters. */
const MIN_SECRET_LENGTH = 32;

/** A flush a second at the most, and at least one a minute. */
const FLUSH_INTERVAL_MS = { min: 100, max: 60_000 };

/** The SDK's own default is used where this is not set. */
export interface RumConfig {
  readonly endpoint: string;
  readonly key: string;
  /** The app of the key, for tickets; where it is unset, the one that `apps` has for it. */
  readonly app: string | undefined;
  readonly sampleRate: number;
  readonly reportRate: number;
  readonly flushIntervalMs: number | undefined;
  readonly propagateTo: readonly string[];
}

/** A destination of OTLP/HTTP: its base URL (`/v1/traces` is appended) and fixed headers. */
export interface OtlpConfig {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Everything that the panel is configured by. See ARCHITECTURE.md, "Configuration, by part". */
export interface PanelConfig {
  readonly obsEnabled: boolean;
  readonly tracingEnabled: boolean;
  readonly serverService: string;
  readonly pageService: string;
  readonly environment: string;
  readonly rum: RumConfig;
  /** The `APPS` variable as it is; ingest-core parses it. */
  readonly apps: string | undefined;
  /** The `INGEST_TOKENS` variable as it is, as for the edge: servers that may send by bearer token. */
  readonly ingestTokens: string | undefined;
  /** Secrets of tickets by the name of their variable: the panel signs with the first, its ingest checks with all. */
  readonly ticketSecretOf: SecretOf;
  readonly edge: { readonly url: string; readonly token: string } | undefined;
  readonly otlp: OtlpConfig | undefined;
  readonly metricsQueryUrl: string | undefined;
  readonly tracesQueryUrl: string | undefined;
  readonly jaegerUiUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly databaseDir: string | undefined;
  readonly adminPassword: string;
  readonly sessionSecret: string;
  readonly metricsToken: string | undefined;
  readonly metricsPublic: boolean;
}

/** The configuration, or every mistake in it as one line each. */
export type ParsedPanelEnv =
  | { readonly ok: true; readonly config: PanelConfig }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/** Reads the panel's variables; nothing is taken from elsewhere. */
export function parsePanelEnv(env: Env): ParsedPanelEnv {
  const reader = new EnvReader(env);
  const serverService = reader.text('OTEL_SERVICE_NAME') ?? SERVER_SERVICE;
  const config: PanelConfig = {
    obsEnabled: reader.flag('OBS_ENABLED'),
    tracingEnabled: reader.flag('OBS_TRACING_ENABLED'),
    serverService,
    pageService: `${serverService}${PAGE_SERVICE_SUFFIX}`,
    environment: readEnvironment(reader),
    rum: readRum(reader),
    apps: reader.text('APPS'),
    ingestTokens: reader.text('INGEST_TOKENS'),
    ticketSecretOf: readTicketSecrets(env, reader),
    edge: readEdge(reader),
    otlp: readOtlp(reader),
    metricsQueryUrl: reader.url('METRICS_QUERY_URL'),
    tracesQueryUrl: reader.url('TRACES_QUERY_URL'),
    jaegerUiUrl: reader.url('JAEGER_UI_URL'),
    databaseUrl: readDatabaseUrl(reader),
    databaseDir: reader.text('DATABASE_DIR'),
    adminPassword: reader.secret('ADMIN_PASSWORD', MIN_PASSWORD_LENGTH),
    sessionSecret: reader.secret('SESSION_SECRET', MIN_SECRET_LENGTH),
    metricsToken: reader.text('METRICS_TOKEN'),
    metricsPublic: reader.flag('OBS_METRICS_PUBLIC'),
  };
  checkTogether(reader, config);
  return reader.mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes: reader.mistakes };
}

function readRum(reader: EnvReader): RumConfig {
  const endpoint = reader.text('RUM_ENDPOINT') ?? OWN_INGEST_PATH;
  if (!endpoint.startsWith('/') && URL.parse(endpoint)?.protocol.startsWith('http') !== true) {
    reader.mistake(
      'RUM_ENDPOINT',
      'is neither a path nor a URL',
      `use ${OWN_INGEST_PATH} or an edge's full URL`,
    );
  }
  const flushes = reader.text('RUM_FLUSH_INTERVAL_MS') !== undefined;
  return {
    endpoint,
    key: reader.text('RUM_KEY') ?? '',
    app: reader.text('RUM_APP'),
    sampleRate: reader.share('RUM_SAMPLE_RATE', 1),
    reportRate: reader.share('RUM_REPORT_RATE', 1),
    flushIntervalMs: flushes ? reader.milliseconds('RUM_FLUSH_INTERVAL_MS', 0, FLUSH_INTERVAL_MS) : undefined,
    propagateTo: readOrigins(reader),
  };
}

function readOrigins(reader: EnvReader): string[] {
  const entries = (reader.text('RUM_PROPAGATE_TO') ?? '').split(',').map((entry) => entry.trim());
  const origins = entries.filter((entry) => entry !== '');
  for (const origin of origins) {
    if (URL.parse(origin)?.origin !== origin) {
      reader.mistake(
        'RUM_PROPAGATE_TO',
        `holds "${origin}"`,
        'list origins only, such as https://api.example.org',
      );
    }
  }
  return origins;
}

function readEdge(reader: EnvReader): PanelConfig['edge'] {
  const url = reader.url('INGEST_EDGE_URL');
  const token = reader.text('INGEST_EDGE_TOKEN');
  if (url !== undefined && token === undefined) {
    reader.mistake('INGEST_EDGE_TOKEN', 'is not set', "set it to one of the edge's INGEST_TOKENS");
  }
  return url === undefined ? undefined : { url, token: token ?? '' };
}

function readOtlp(reader: EnvReader): OtlpConfig | undefined {
  const base = reader.url('OTEL_EXPORTER_OTLP_ENDPOINT');
  const headers = parseKeyValues(reader.text('OTEL_EXPORTER_OTLP_HEADERS') ?? '');
  if (headers === undefined) {
    reader.mistake('OTEL_EXPORTER_OTLP_HEADERS', 'is malformed', 'write key=value,key2=value2');
  }
  return base === undefined ? undefined : { endpoint: base, headers: headers ?? {} };
}

function readEnvironment(reader: EnvReader): string {
  const attributes = parseKeyValues(reader.text('OTEL_RESOURCE_ATTRIBUTES') ?? '');
  if (attributes === undefined) {
    reader.mistake('OTEL_RESOURCE_ATTRIBUTES', 'is malformed', 'write key=value,key2=value2');
  }
  return attributes?.['deployment.environment.name'] ?? 'development';
}

function readDatabaseUrl(reader: EnvReader): string | undefined {
  const url = reader.text('DATABASE_URL');
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) {
    reader.mistake('DATABASE_URL', 'is no PostgreSQL URL', 'use postgresql://user:password@host:5432/name');
  }
  return url;
}

function checkTogether(reader: EnvReader, config: PanelConfig): void {
  if (config.metricsPublic && config.environment !== 'development') {
    const fix = 'unset it, and give the scraper METRICS_TOKEN';
    reader.mistake('OBS_METRICS_PUBLIC', `is true, but the environment is "${config.environment}"`, fix);
  }
  if (config.tracingEnabled && config.otlp === undefined) {
    const fix = 'set it to the trace store, such as http://127.0.0.1:4318';
    reader.mistake('OTEL_EXPORTER_OTLP_ENDPOINT', 'is not set, but OBS_TRACING_ENABLED is true', fix);
  }
  if (!config.obsEnabled) return;
  if (config.rum.key === '') {
    reader.mistake(
      'RUM_KEY',
      'is not set, but OBS_ENABLED is true',
      "set it to the app's publishable key, pk_…",
    );
  }
  if (!config.rum.endpoint.startsWith(OWN_INGEST_PATH)) return;
  if (config.apps === undefined) {
    const fix = 'name the keys that it accepts, or point RUM_ENDPOINT to an edge';
    reader.mistake('APPS', `is not set, but pages post to ${OWN_INGEST_PATH}`, fix);
  }
  if (config.edge === undefined && config.otlp === undefined) {
    const fix = 'set one of them, so that the ingest has somewhere to deliver to';
    reader.mistake('INGEST_EDGE_URL', 'and OTEL_EXPORTER_OTLP_ENDPOINT are both unset', fix);
  }
}
