import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { unstable_readConfig } from 'wrangler';
import { checkDeployment } from './checkDeployment.mjs';
import { listSecrets } from './listSecrets.mjs';
import { readSecretsFile } from './readSecretsFile.mjs';
import { wranglerPath } from './wranglerPath.mjs';

const USAGE = `npm run deploy -- [--env NAME] [--secrets-file FILE] [--dry-run] [--config FILE]

Builds, checks wrangler.jsonc and the secrets, says what is missing, lets wrangler bundle the Worker, and deploys it.
  --env NAME           the environment of wrangler.jsonc
  --secrets-file FILE  secrets to upload along, JSON or .env: each is checked, its value too
  --dry-run            stops before the deployment; needs no network and no account
  --config FILE        another wrangler.jsonc`;

const OPTIONS = {
  env: { type: 'string' },
  config: { type: 'string', default: 'wrangler.jsonc' },
  'secrets-file': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};

process.exitCode = run();

/** Files that can't be read, and options that there aren't, are mistakes like any other: a line, and no stack. */
function run() {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    return values.help ? help() : deploy(values);
  } catch (error) {
    return refuse([error instanceof Error ? error.message.trim() : String(error)]);
  }
}

function help() {
  console.log(USAGE);
  return 0;
}

function deploy({ env, config: path, 'secrets-file': secretsFile, 'dry-run': isDry }) {
  const config = readConfig(path, env);
  if (env !== undefined && !config.definedEnvironments.includes(env))
    return refuse([`there is no environment "${env}" in ${path}; add it under "env"`]);
  const target = ['--config', path, ...(env === undefined ? [] : ['--env', env])];
  const uploaded = secretsFile === undefined ? {} : readSecretsFile(secretsFile);
  const set = listSecrets(target);
  // What a file uploads comes to what is set already.
  const secrets = set === undefined && secretsFile === undefined ? undefined : { ...set, ...uploaded };

  const { missing, notes } = checkDeployment({ config, secrets });
  for (const note of notes) console.log(`  note: ${note}`);
  if (missing.length > 0) return refuse(missing);
  const bundled = wrangler(['deploy', '--dry-run', '--outdir', '.wrangler/dry-run', ...target]);
  if (bundled !== 0 || isDry) return bundled;
  const files = secretsFile === undefined ? [] : ['--secrets-file', secretsFile];
  const deployed = wrangler(['deploy', ...target, ...files]);
  if (deployed === 0) console.log('\nNow ask the Worker itself: curl https://<worker>/health/startup');
  return deployed;
}

function readConfig(path, env) {
  try {
    return unstable_readConfig({ config: path, env }, { hideWarnings: true });
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message.trim() : error}`);
  }
}

function refuse(missing) {
  console.error('edge-ingest is not deployed:');
  for (const mistake of missing) console.error(`  ${mistake}`);
  return 1;
}

function wrangler(args) {
  return spawnSync(process.execPath, [wranglerPath(), ...args], { stdio: 'inherit' }).status ?? 1;
}
