import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const APP = fileURLToPath(new URL('..', import.meta.url));

/** Bundling takes a second; two starts of wrangler on a busy machine take longer. */
const TIMEOUT_MS = 120_000;

const APPS = '{"pk_shop":{"app":"shop","environment":"e","origins":["https://shop.example"]}}';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'edge-deploy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `npm run deploy`, without an account and without a network: a home of its own, and a proxy that nobody answers at. */
function deploy(...args) {
  const { CLOUDFLARE_API_TOKEN: _, ...inherited } = process.env;
  const nobody = 'http://127.0.0.1:9';
  const env = {
    ...inherited,
    HOME: folder,
    CI: '1',
    HTTPS_PROXY: nobody,
    HTTP_PROXY: nobody,
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/deploy.mjs', ...args], {
    cwd: APP,
    env,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });
  return { status, said: `${stdout}${stderr}` };
}

/** Our wrangler.jsonc with other variables, beside it, because its paths are relative. */
function withVars(vars, test) {
  const path = join(APP, `.wrangler-test-${process.pid}.jsonc`);
  const text = readFileSync(join(APP, 'wrangler.jsonc'), 'utf8');
  writeFileSync(path, text.replace('"vars": {}', `"vars": ${JSON.stringify(vars)}`));
  try {
    return test(path);
  } finally {
    rmSync(path);
  }
}

describe('npm run deploy', () => {
  it('bundles what is in wrangler.jsonc, offline, and says what it could not ask', {
    timeout: TIMEOUT_MS,
  }, () => {
    const { status, said } = deploy('--dry-run');
    expect(said).toMatch(/secrets can't be asked for from here/);
    expect(said).toMatch(/OBS_ENABLED is not "true"/);
    expect(said).toMatch(/env\.SHARD \(Shard.+--dry-run: exiting now/s);
    expect(status).toBe(0);
  });

  it('does not come to wrangler with a mistake', { timeout: TIMEOUT_MS }, () => {
    const { status, said } = withVars({ OBS_ENABLED: 'true', SHARDS: 'many', APPS }, (path) =>
      deploy('--config', path),
    );
    expect(status).toBe(1);
    expect(said).toMatch(/is not deployed:\n {2}SHARDS: "many"/);
    expect(said).not.toMatch(/Total Upload/);
  });

  it('checks the secrets of a file, and shows none of them', { timeout: TIMEOUT_MS }, () => {
    const file = join(folder, 'secrets.env');
    writeFileSync(file, 'ADMIN_TOKEN=too-short\nINGEST_TOKENS={"secret-token":{}}\n');
    const { status, said } = deploy('--dry-run', '--secrets-file', file);
    expect(status).toBe(1);
    expect(said).toMatch(/ADMIN_TOKEN: is shorter/);
    expect(said).toMatch(/INGEST_TOKENS: entry 1/);
    expect(said).not.toMatch(/too-short|secret-token/);
  });

  it.each([
    [['--config', 'nowhere.jsonc'], /nowhere\.jsonc/],
    [['--dryrun'], /--dryrun/],
    [['--secrets-file', 'nowhere.env'], /nowhere\.env/],
  ])('says in a line what it can not read: %j', { timeout: TIMEOUT_MS }, (args, says) => {
    const { status, said } = deploy('--dry-run', ...args);
    expect([status, said]).toEqual([1, expect.stringMatching(says)]);
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('knows which environments there are', { timeout: TIMEOUT_MS }, () => {
    const { status, said } = deploy('--dry-run', '--env', 'nowhere');
    expect([status, said]).toEqual([1, expect.stringMatching(/no environment "nowhere"/)]);
  });
});
