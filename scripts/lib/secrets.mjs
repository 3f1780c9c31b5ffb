import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a local set-up needs, made once per data folder and kept there, readable by its owner only. */
const NAMES = ['storeToken', 'ingestToken', 'adminToken', 'metricsToken', 'sessionSecret', 'adminPassword'];

/** Reads or makes the secrets of a data folder. */
export function localSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = Object.fromEntries(NAMES.map((name) => [name, kept[name] ?? fresh(name)]));
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

/** A password is typed by hand; the others are 256 random bits. */
function fresh(name) {
  return randomBytes(name === 'adminPassword' ? 9 : 32).toString('base64url');
}
