import fc from 'fast-check';
import { arbitraryPost, type FuzzPost } from './post/arbitraryPost.ts';
import { checkAnswer } from './post/checkAnswer.ts';
import { type RenderedPost, renderPost } from './post/renderPost.ts';

/** Posts that are made at once; a failure is looked for among so many again. */
const ROUND = 500;

/** Milliseconds that a failing post may take to be made small. */
const SHRINK_MS = 60_000;

/** What a run found. */
export interface FuzzResult {
  readonly bodies: number;
  readonly seed: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What was wrong, and the smallest post for which it is. */
  readonly failure?: { readonly problem: string; readonly post: FuzzPost };
}

export interface FuzzOptions {
  readonly bodies: number;
  readonly seed: number;
  /** Posts under way at the same time. */
  readonly clients: number;
  readonly send: (post: RenderedPost) => Promise<Response>;
  /** Tried before all others. */
  readonly first?: readonly FuzzPost[];
  /** Called after every round. */
  readonly onRound?: (count: number) => Promise<void>;
}

/** Posts bodies that are made from a seed, and looks at every answer; ends with the first that is wrong. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzResult> {
  const { bodies, seed, clients, send, first = [], onRound } = options;
  const statuses: Record<string, number> = {};
  const attempt = async (post: FuzzPost): Promise<string | undefined> => {
    const response = await send(renderPost(post));
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    return checkAnswer(response, post.method);
  };
  const again = await tryAll(first, { clients, attempt });
  if (again !== undefined) return { bodies: first.length, seed, statuses, failure: again };
  for (let count = 0, round = 0; count < bodies; round += 1) {
    const sampling = { seed: seed + round, numRuns: Math.min(ROUND, bodies - count) };
    const posts = fc.sample(arbitraryPost, sampling);
    const failed = await tryAll(posts, { clients, attempt });
    count += posts.length;
    if (failed !== undefined)
      return { bodies: count, seed, statuses, failure: await smallest(failed, attempt) };
    await onRound?.(count);
  }
  return { bodies, seed, statuses };
}

type Attempt = (post: FuzzPost) => Promise<string | undefined>;

/** @returns the first post that failed. */
async function tryAll(
  posts: readonly FuzzPost[],
  { clients, attempt }: { clients: number; attempt: Attempt },
): Promise<{ problem: string; post: FuzzPost } | undefined> {
  const queue = [...posts];
  let failed: { problem: string; post: FuzzPost } | undefined;
  const client = async (): Promise<void> => {
    for (let post = queue.pop(); post !== undefined && failed === undefined; post = queue.pop()) {
      const problem = await attempt(post).catch(String);
      if (problem !== undefined) failed ??= { problem, post };
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return failed;
}

/** Leaves out of a failing post whatever it fails without. */
async function smallest(failed: { problem: string; post: FuzzPost }, attempt: Attempt) {
  const until = Date.now() + SHRINK_MS;
  let best = failed;
  for (let isSmaller = true; isSmaller && Date.now() < until; ) {
    isSmaller = false;
    for (const post of simpler(best.post)) {
      const problem = await attempt(post).catch(String);
      if (problem === undefined) continue;
      best = { problem, post };
      isSmaller = true;
      break;
    }
  }
  return best;
}

/** The same post with one thing less. */
function simpler(post: FuzzPost): FuzzPost[] {
  const { mutations, query, headers } = post;
  const without = (record: Readonly<Record<string, string>>, name: string) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
  const plain: FuzzPost[] = [
    { ...post, transfer: 'whole' },
    { ...post, packing: 'none' },
    { ...post, encoding: '' },
    { ...post, type: 'fitting' },
    { ...post, method: 'POST' },
  ];
  return [
    ...mutations.map((_, at) => ({ ...post, mutations: mutations.toSpliced(at, 1) })),
    ...Object.keys(query).map((name) => ({ ...post, query: without(query, name) })),
    ...Object.keys(headers).map((name) => ({ ...post, headers: without(headers, name) })),
    ...plain.filter((other) => JSON.stringify(other) !== JSON.stringify(post)),
  ];
}
