import type { Result } from '@throughline/wire/result';
import type { StoreOptions, StorePorts } from './startStore.ts';

/** The ports of the real backends, so that one is swapped for the other by starting it. */
const DEFAULT_PORTS: StorePorts = { otlp: 4318, metrics: 8428, jaeger: 16686 };

/** Reads the store's variables (ARCHITECTURE.md, "Configuration"); the error is one line that says what to do. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): Result<StoreOptions, string> {
  const token = env.STORE_TOKEN ?? '';
  if (token === '') return fail('STORE_TOKEN is not set: give the bearer token that writes must carry');
  if (/\s/.test(token)) return fail('STORE_TOKEN contains white space, which a bearer token cannot');
  const otlp = readPort(env, 'OTLP_PORT', DEFAULT_PORTS.otlp);
  const metrics = readPort(env, 'METRICS_PORT', DEFAULT_PORTS.metrics);
  const jaeger = readPort(env, 'JAEGER_PORT', DEFAULT_PORTS.jaeger);
  if (!otlp.ok) return otlp;
  if (!metrics.ok) return metrics;
  if (!jaeger.ok) return jaeger;
  return {
    ok: true,
    value: {
      token,
      ports: { otlp: otlp.value, metrics: metrics.value, jaeger: jaeger.value },
      ...(env.STORE_FILE ? { file: env.STORE_FILE } : {}),
      ...(env.STORE_HOST ? { host: env.STORE_HOST } : {}),
    },
  };
}

function readPort(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
): Result<number, string> {
  const text = env[name];
  if (text === undefined || text === '') return { ok: true, value: fallback };
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return { ok: true, value: port };
  return fail(`${name} is ${JSON.stringify(text)}: give a port from 0 to 65535`);
}

function fail(error: string): Result<never, string> {
  return { ok: false, error };
}
