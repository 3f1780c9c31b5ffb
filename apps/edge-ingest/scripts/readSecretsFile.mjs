import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The secrets of a file as `wrangler deploy --secrets-file` takes it: JSON, or as .env. */
export function readSecretsFile(path) {
  const text = readFileSync(path, 'utf8');
  if (!text.trimStart().startsWith('{')) return parseEnv(text);
  try {
    return JSON.parse(text);
  } catch {
    // the parser's own message shows what is in it
    throw new Error(`${path}: is not valid JSON; write {"NAME": "value"}, or NAME=value in lines`);
  }
}
