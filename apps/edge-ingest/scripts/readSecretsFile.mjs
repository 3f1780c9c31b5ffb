import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The secrets of a file as `wrangler deploy --secrets-file` takes it: JSON, or as .env. */
export function readSecretsFile(path) {
  const text = readFileSync(path, 'utf8');
  return text.trimStart().startsWith('{') ? JSON.parse(text) : parseEnv(text);
}
