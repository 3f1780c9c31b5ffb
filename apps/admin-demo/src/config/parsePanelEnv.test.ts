import { describe, expect, it } from 'vitest';
import { parsePanelEnv } from './parsePanelEnv.ts';

const BASE = { ADMIN_PASSWORD: 'correct horse', SESSION_SECRET: 's'.repeat(32) };

function mistakesOf(env: Record<string, string>): readonly string[] {
  const parsed = parsePanelEnv({ ...BASE, ...env });
  return parsed.ok ? [] : parsed.mistakes;
}

describe('parsePanelEnv', () => {
  it('is all off with nothing but the sign-in', () => {
    const parsed = parsePanelEnv(BASE);
    expect(parsed.ok && parsed.config).toMatchObject({
      obsEnabled: false,
      tracingEnabled: false,
      metricsPublic: false,
      edge: undefined,
      rum: { endpoint: '/api/ops/ingest', sampleRate: 1, reportRate: 1, propagateTo: [] },
    });
  });

  it('names every mistake at once', () => {
    const parsed = parsePanelEnv({ ADMIN_PASSWORD: 'short', OBS_ENABLED: 'yes' });
    expect(parsed).toEqual({
      ok: false,
      mistakes: [
        'OBS_ENABLED is "yes": set it to true or false.',
        'ADMIN_PASSWORD has 5 characters: use at least 12.',
        'SESSION_SECRET is not set: set it to at least 32 characters.',
      ],
    });
  });

  it('never repeats a secret', () => {
    expect(mistakesOf({ ADMIN_PASSWORD: 'hunter2' }).join()).not.toContain('hunter2');
  });

  it.each([
    ['RUM_SAMPLE_RATE', '1.5'],
    ['RUM_REPORT_RATE', 'all'],
    ['RUM_FLUSH_INTERVAL_MS', '5'],
    ['RUM_PROPAGATE_TO', 'https://api.example.org/path'],
    ['RUM_ENDPOINT', 'edge.example.org/v1/traces'],
    ['METRICS_QUERY_URL', 'localhost:8428'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'Authorization'],
  ])('refuses %s=%s, naming it', (name, value) => {
    const mistakes = mistakesOf({ [name]: value });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(new RegExp(`^${name} `));
  });

  it('wants a key and a destination where the panel is the ingest', () => {
    expect(mistakesOf({ OBS_ENABLED: 'true' })).toHaveLength(3);
    expect(
      mistakesOf({ OBS_ENABLED: 'true', RUM_KEY: 'pk_a', RUM_ENDPOINT: 'http://127.0.0.1:8787/v1/traces' }),
    ).toEqual([]);
  });

  it('opens the metrics in development only', () => {
    const env = { OBS_METRICS_PUBLIC: 'true' };
    expect(mistakesOf(env)).toEqual([]);
    const staging = { ...env, OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=staging' };
    expect(mistakesOf(staging)[0]).toMatch(/^OBS_METRICS_PUBLIC /);
  });

  it('wants a token beside an edge', () => {
    expect(mistakesOf({ INGEST_EDGE_URL: 'http://127.0.0.1:8787/v1/traces' })[0]).toMatch(
      /^INGEST_EDGE_TOKEN /,
    );
  });

  it("reads OpenTelemetry's own variables", () => {
    const parsed = parsePanelEnv({
      ...BASE,
      OBS_TRACING_ENABLED: 'true',
      OTEL_SERVICE_NAME: 'care-panel',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=staging',
    });
    expect(parsed.ok && parsed.config).toMatchObject({
      serverService: 'care-panel',
      pageService: 'care-panel-web',
      environment: 'staging',
      otlp: { endpoint: 'http://127.0.0.1:4318', headers: { authorization: 'Bearer abc' } },
    });
  });
});
