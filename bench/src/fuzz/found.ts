import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { FuzzPost } from './post/arbitraryPost.ts';

/** Posts that once were answered wrongly, one to a file, named by the answer; they are tried first in every run. */
const FOLDER = new URL('./found/', import.meta.url);

const BYTES = 'base64:';

/** Reads them all. */
export function readFound(folder: URL = FOLDER): FuzzPost[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => parsePost(readFileSync(new URL(name, folder), 'utf8')));
}

/** Adds one; the same post has the same name. @returns the file's name. */
export function keepFound(
  { post, problem }: { post: FuzzPost; problem: string },
  folder: URL = FOLDER,
): string {
  const text = writePost(post);
  const words = problem.toLowerCase().match(/[a-z\d]+/g) ?? [];
  const hash = createHash('sha1').update(text).digest('hex').slice(0, 8);
  const name = `${[...words.slice(0, 4), hash].join('-')}.json`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(name, folder), `${text}\n`);
  return name;
}

function writePost(post: FuzzPost): string {
  const encode = (_: string, value: unknown) =>
    value instanceof Uint8Array ? `${BYTES}${Buffer.from(value).toString('base64')}` : value;
  return JSON.stringify(post, encode, 2);
}

function parsePost(text: string): FuzzPost {
  const decode = (_: string, value: unknown) =>
    typeof value === 'string' && value.startsWith(BYTES)
      ? new Uint8Array(Buffer.from(value.slice(BYTES.length), 'base64'))
      : value;
  return JSON.parse(text, decode) as FuzzPost;
}
