import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { unstable_readConfig } from 'wrangler';
import { checkDeployment, SECRETS, VARIABLES } from './checkDeployment.mjs';

const ours = unstable_readConfig({ config: fileURLToPath(new URL('../wrangler.jsonc', import.meta.url)) });

const APPS = JSON.stringify({
  pk_shop: { app: 'shop', environment: 'e', origins: ['https://shop.example'] },
});

const GOOD = {
  OBS_ENABLED: 'true',
  APPS,
  OTEL_EXPORTER_OTLP_ENDPOINT: 'https://jaeger.example',
  REMOTE_WRITE_URL: 'https://vm.example/api/v1/write',
};

const SET = { OTLP_TOKEN: undefined, REMOTE_WRITE_TOKEN: undefined, ADMIN_TOKEN: undefined };

const check = (vars, secrets = SET, config = ours) =>
  checkDeployment({ config: { ...config, vars: { ...GOOD, ...vars } }, secrets });

describe('checkDeployment', () => {
  it('knows every variable that the Worker reads', () => {
    const source = readFileSync(new URL('../src/environment.ts', import.meta.url), 'utf8');
    const read = [...source.matchAll(/readonly (\w+)\??: string;/g)].map(([, name]) => name);
    expect([...VARIABLES, ...SECRETS].sort()).toEqual(read.sort());
  });

  it('names variables that nobody reads, and a metrics URL without its path', () => {
    const { missing, notes } = check({ OBS_ENABLE: 'true', REMOTE_WRITE_URL: 'https://vm.example' });
    expect(missing).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching(/^REMOTE_WRITE_URL has no path/),
      expect.stringMatching(/^OBS_ENABLE is no variable/),
    ]);
  });

  it('is content with a whole configuration, and with tokens known by name alone', () => {
    expect(check({})).toEqual({ missing: [], notes: [] });
    expect(check({ APPS: '' }, { ...SET, INGEST_TOKENS: undefined })).toEqual({ missing: [], notes: [] });
  });

  it('says of an untouched wrangler.jsonc that nothing will be taken', () => {
    const { missing, notes } = checkDeployment({ config: ours, secrets: {} });
    expect(missing).toEqual([]);
    expect(notes.join('\n')).toMatch(
      /OBS_ENABLED is not "true".*\n.*no OTLP destination.*\n.*REMOTE_WRITE_URL/,
    );
  });

  it.each([
    [{ APPS: '' }, /^APPS: nobody may send/],
    [{ APPS: '{' }, /^APPS: /],
    [{ APPS: JSON.parse(APPS) }, /^APPS: is object in "vars"; write it as text/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'jaeger' }, /^OTEL_EXPORTER_OTLP_ENDPOINT: is no URL/],
    [{ ADMIN_TOKEN: 'admin-token-0123456789' }, /^ADMIN_TOKEN: is a secret; take it out of "vars"/],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://j.example/v1/traces/' },
      /_ENDPOINT: ends with \/v1\/traces, which is appended/,
    ],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://j.example?x=1' }, /_ENDPOINT: has a query/],
    [{ OTLP_DESTINATIONS: '{"tempo":{}}' }, /^OTLP_DESTINATIONS: tempo.endpoint/],
    [
      { OTLP_DESTINATIONS: '{"tempo":{"endpoint":"https://t.example","token":{"env":"TEMPO_TOKEN"}}}' },
      /names TEMPO_TOKEN, which is not set; set it with "wrangler secret put TEMPO_TOKEN"/,
    ],
    [{ JURISDICTION: 'mars' }, /^JURISDICTION: /],
    [{ SHARDS: 'many' }, /^SHARDS: /],
  ])('stops at %j', (vars, mistake) => {
    expect(check(vars).missing).toContainEqual(expect.stringMatching(mistake));
  });

  it('takes a jurisdiction, which no runtime of its own could', () => {
    expect(check({ JURISDICTION: 'eu' }).missing).toEqual([]);
  });

  it('checks the values of secrets that are uploaded along', () => {
    expect(check({}, { ...SET, ADMIN_TOKEN: 'short' }).missing).toEqual([
      expect.stringMatching(/^ADMIN_TOKEN: /),
    ]);
    const destinations = JSON.stringify({ tempo: { endpoint: 'tempo' } });
    const { missing } = check({}, { ...SET, OTLP_DESTINATIONS: destinations });
    expect(missing).toEqual([expect.stringMatching(/^OTLP_DESTINATIONS: tempo/)]);
  });

  it('names the tokens that nobody has set', () => {
    const { missing, notes } = check({}, {});
    expect(missing).toEqual([]);
    expect(notes.map((note) => note.split(' ')[0])).toEqual([
      'OTLP_TOKEN',
      'REMOTE_WRITE_TOKEN',
      'ADMIN_TOKEN',
    ]);
  });

  it('says which secrets must be there where it cannot ask, those of destinations and tickets too', () => {
    const vars = {
      OTLP_DESTINATIONS: '{"tempo":{"endpoint":"https://t.example","token":{"env":"TEMPO_TOKEN"}}}',
      APPS: APPS.replace('"app"', '"ticketSecrets":["RUM_TICKET_SECRET_SHOP"],"app"'),
    };
    const { notes } = checkDeployment({ config: { ...ours, vars: { ...GOOD, ...vars } } });
    expect(notes[0]).toMatch(
      /can't be asked for.+OTLP_TOKEN, REMOTE_WRITE_TOKEN, ADMIN_TOKEN, TEMPO_TOKEN, RUM_TICKET_SECRET_SHOP$/,
    );
  });

  it('names the bindings that an environment has not', () => {
    const bare = {
      ...ours,
      durable_objects: { bindings: [] },
      ratelimits: [],
      assets: undefined,
      triggers: {},
    };
    const { missing, notes } = check({}, SET, bare);
    expect(missing).toEqual([expect.stringMatching(/^SHARD: is not bound/)]);
    expect(notes.join('\n')).toMatch(/KEY_LIMITER.+CLIENT_LIMITER.+ASSETS.+no cron/s);
  });
});
