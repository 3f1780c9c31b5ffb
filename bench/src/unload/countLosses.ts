import { ALL_ENDINGS, type Ending } from './endings.ts';
import type { Truth } from './measuredVitals.ts';
import { readBare, readOurs } from './readArrived.ts';
import type { UnloadSite } from './serveUnload.ts';
import { emptyTally, type Tally, tally } from './tally.ts';
import type { Visit } from './visitPages.ts';

/** What became of the page views that ended in one way. */
export interface Losses {
  readonly name: string;
  /** Whether nothing of the page's can run at its end, so that no goal is set. */
  readonly isKill: boolean;
  readonly ours: Tally;
  readonly bare: Tally;
  /** What ours lost, a line for each page view. */
  readonly lost: string[];
}

/**
 * Chromium waits half a second for a page that a tab's closing finds busy, and then ends its renderer without a word: a
 * kill like any other, which only a starved machine shows.
 */
const GIVEN_UP: Pick<Ending, 'name' | 'isKill'> = {
  name: 'given up by Chromium before it was told',
  isKill: true,
};

/** Compares what the pages have seen with what arrived of them. */
export function countLosses(
  visits: readonly Visit[],
  truths: Map<string, Truth[]>,
  { posts }: UnloadSite,
): Losses[] {
  const all = [...ALL_ENDINGS, GIVEN_UP].map(
    ({ name, isKill }): Losses => ({ name, isKill, ours: emptyTally(), bare: emptyTally(), lost: [] }),
  );
  for (const { ending, path } of visits) {
    const ours = readOurs(posts.ours.filter((post) => post.path === path));
    const bare = readBare(posts.bare.filter((post) => post.path === path));
    for (const [at, seen] of (truths.get(path) ?? []).entries()) {
      const { name } = seen.hasEnded || ending.isKill ? ending : GIVEN_UP;
      const losses = all.find((of) => of.name === name) as Losses;
      const lost = tally(losses.ours, seen, ours[at]);
      tally(losses.bare, { ...seen, calls: [] }, bare[at]);
      if (lost.length > 0) losses.lost.push(`${name}, page view ${at + 1} of ${path}: ${lost.join('; ')}`);
    }
  }
  return all.filter((losses) => losses.ours.calls.expected > 0);
}
