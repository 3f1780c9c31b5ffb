import { describe, expect, it } from 'vitest';
import { type PanelConfig, parsePanelEnv } from '../config/parsePanelEnv.ts';
import { contentSecurityPolicy } from '../http/contentSecurityPolicy.ts';
import { connectOrigins } from './connectOrigins.ts';
import { readRumOptions } from './readRumOptions.ts';
import { rumAttributes } from './rumAttributes.ts';

function configOf(env: Record<string, string>): PanelConfig {
  const parsed = parsePanelEnv({ ADMIN_PASSWORD: 'correct horse', SESSION_SECRET: 's'.repeat(32), ...env });
  if (!parsed.ok) throw new Error(parsed.mistakes.join());
  return parsed.config;
}

/** Attributes as a browser gives them back: `data-rum-key` is `dataset.rumKey`. */
function datasetOf(attributes: Record<string, string>): Record<string, string> {
  const entries = Object.entries(attributes).map(([name, value]) => [
    name.slice('data-'.length).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(entries);
}

const ON = {
  OBS_ENABLED: 'true',
  RUM_KEY: 'pk_a',
  RUM_ENDPOINT: 'https://edge.example.org/v1/traces',
  RUM_SAMPLE_RATE: '0.1',
  RUM_FLUSH_INTERVAL_MS: '5000',
  RUM_PROPAGATE_TO: 'https://api.example.org, https://files.example.org:8443',
};

describe('the way of the settings through the page', () => {
  it('gives the SDK what the environment says', () => {
    expect(readRumOptions(datasetOf(rumAttributes(configOf(ON))))).toMatchObject({
      endpoint: 'https://edge.example.org/v1/traces',
      key: 'pk_a',
      service: 'admin-panel-web',
      sampleRate: 0.1,
      reportRate: 1,
      flushIntervalMs: 5000,
      propagateTo: ['https://api.example.org', 'https://files.example.org:8443'],
      routes: expect.arrayContaining(['/api/residences/:id']),
    });
  });

  it('is nothing where the panel is not observed', () => {
    expect(rumAttributes(configOf({ RUM_KEY: 'pk_a' }))).toEqual({});
    expect(readRumOptions({})).toBeUndefined();
  });
});

describe('contentSecurityPolicy', () => {
  it('lets pages call the ingest and what gets traceparent, and run no script without the nonce', () => {
    const connectTo = connectOrigins(configOf(ON).rum);
    const policy = contentSecurityPolicy({ nonce: 'abc', connectTo, development: false });
    expect(policy).toContain(
      "connect-src 'self' https://edge.example.org https://api.example.org https://files.example.org:8443;",
    );
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toContain('unsafe-eval');
  });

  it("needs nothing but the own origin for the panel's own ingest", () => {
    expect(connectOrigins(configOf({}).rum)).toEqual([]);
  });
});
