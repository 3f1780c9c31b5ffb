import type { Environment } from '../../environment.ts';
import { bearer } from '../destination.ts';
import { endpointMistake } from './endpointMistake.ts';
import type { OtlpSettings } from './otlpSettings.ts';
import { readHeaderList } from './readHeaderList.ts';
import { readOtlpDestinations } from './readOtlpDestinations.ts';
import { readWriteFormat } from './readWriteFormat.ts';
import type { RemoteWriteSettings } from './remoteWriteSettings.ts';
import { urlMistake } from './urlMistake.ts';

/** Where a Shard is to forward to, as far as the configuration is good. */
export interface DestinationSettings {
  /** `otlp` first, then those of `OTLP_DESTINATIONS`. */
  readonly otlp: readonly OtlpSettings[];
  readonly remoteWrite: RemoteWriteSettings | undefined;
  /** One line for each mistake: the variable, what is wrong, and the fix. Never a token or a header's value. */
  readonly mistakes: readonly string[];
}

/** Reads every variable about destinations. One with a mistake is left out, never sent to without its token. */
export function readDestinations(env: Environment): DestinationSettings {
  const mistakes: string[] = [];
  const note = (mistake: string): void => void mistakes.push(mistake);
  const otlp = readOne(env, OTLP, note);
  const others = env.OTLP_DESTINATIONS
    ? readOtlpDestinations(env.OTLP_DESTINATIONS, { variable: (name) => textOf(env, name), note })
    : [];
  const own = otlp === undefined ? [] : [{ name: 'otlp', endpoint: otlp.url, headers: otlp.headers }];
  const format = readWriteFormat(env, note);
  const metrics = readOne(env, REMOTE_WRITE, note);
  return { otlp: [...own, ...others], remoteWrite: metrics && { ...metrics, ...format }, mistakes };
}

const OTLP = {
  url: 'OTEL_EXPORTER_OTLP_ENDPOINT',
  token: 'OTLP_TOKEN',
  headers: 'OTEL_EXPORTER_OTLP_HEADERS',
} as const;

const REMOTE_WRITE = {
  url: 'REMOTE_WRITE_URL',
  token: 'REMOTE_WRITE_TOKEN',
  headers: 'REMOTE_WRITE_HEADERS',
} as const;

/** A destination with variables of its own. */
function readOne(
  env: Environment,
  names: typeof OTLP | typeof REMOTE_WRITE,
  note: (mistake: string) => void,
): Pick<RemoteWriteSettings, 'url' | 'headers'> | undefined {
  const url = env[names.url];
  const headers = readHeaderList(env[names.headers] ?? '');
  if (!headers.ok) note(`${names.headers}: ${headers.error}`);
  if (!url) return undefined;
  const mistake = names === OTLP ? endpointMistake(url) : urlMistake(url);
  if (mistake !== undefined) note(`${names.url}: ${mistake}`);
  if (!headers.ok || mistake !== undefined) return undefined;
  return { url, headers: { ...headers.value, ...bearer(env[names.token]) } };
}

function textOf(env: Environment, name: string): string | undefined {
  const value: unknown = (env as unknown as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}
