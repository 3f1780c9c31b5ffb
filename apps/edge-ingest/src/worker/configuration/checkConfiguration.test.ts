import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../environment.ts';
import { checkConfiguration } from './checkConfiguration.ts';

const good: Environment = env;

describe('checkConfiguration', () => {
  it('finds nothing wrong with a good one', () => {
    expect(checkConfiguration(good)).toMatchObject({ enabled: true, shards: { most: 1 }, mistakes: [] });
  });

  it('is off, and content, where nothing is set', () => {
    expect(checkConfiguration({ SHARD: good.SHARD })).toMatchObject({ enabled: false, mistakes: [] });
  });

  it.each<[keyof Environment, string]>([
    ['OBS_ENABLED', 'yes'],
    ['APPS', '{'],
    ['APPS', '{"pk_a":{"app":"a","environment":"e"}}'],
    ['INGEST_TOKENS', '[]'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'jaeger:4318'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://user:secret@jaeger.example'],
    ['REMOTE_WRITE_URL', '/api/v1/write'],
    ['REMOTE_WRITE_INTERVAL_SECONDS', '0'],
    ['REMOTE_WRITE_INTERVAL_SECONDS', '15s'],
    ['FORWARD_INTERVAL_SECONDS', '0'],
    ['OTLP_DESTINATIONS', '[]'],
    ['REMOTE_WRITE_HEADERS', 'X-A'],
    ['REMOTE_WRITE_VERSION', '2'],
    ['REMOTE_WRITE_NATIVE_HISTOGRAMS', 'true'],
    ['JURISDICTION', 'mars'],
    ['SHARDS', '1.5'],
    ['SHARDS', '1000'],
    ['SHARDS', '2,4'],
    ['OUTBOX_MAX_BYTES', 'lots'],
    ['ADMIN_TOKEN', 'short'],
    ['OBS_TRACING_ENABLED', 'yes'],
    ['SLOW_REQUEST_MS', '-1'],
    ['LOG_LEVEL', 'verbose'],
    ['LOG_SAMPLING_RATE_INFO', '2'],
  ])('names %s=%s', (name, value) => {
    const { mistakes } = checkConfiguration({ ...good, [name]: value });
    expect(mistakes).toEqual([expect.stringMatching(new RegExp(`^${name}: .+`))]);
  });

  it('never shows a token', () => {
    const { mistakes } = checkConfiguration({ ...good, INGEST_TOKENS: '{"secret-token":{"app":"a"}}' });
    expect(mistakes).toHaveLength(1);
    expect(mistakes.join()).not.toContain('secret-token');
  });

  it('says when nobody may send', () => {
    const { mistakes } = checkConfiguration({ SHARD: good.SHARD, OBS_ENABLED: 'true' });
    expect(mistakes).toEqual([expect.stringMatching(/^APPS: nobody may send/)]);
  });
});
