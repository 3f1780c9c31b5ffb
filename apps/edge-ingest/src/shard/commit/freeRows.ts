/**
 * Rows that are done with and kept to be overwritten, at most: what a snapshot's interval fills at ten commits a second. What is
 * more, after an outage, is deleted.
 */
export const MAX_FREE_ROWS = 256;

/** The rows of a table whose content nobody needs any more, by number, the oldest first. */
export interface FreeRows {
  readonly seqs: readonly number[];
  has(seq: number): boolean;
  /** The one to be overwritten next; undefined where there is none. */
  take(): number | undefined;
  /** The transaction that overwrote what was taken has failed: it is still free. */
  giveBack(): void;
  /** What was taken is overwritten. */
  settle(): void;
  /** Adds rows. @returns those that there is no room for, to be deleted. */
  add(seqs: readonly number[]): readonly number[];
  /** Forgets all of them, which the caller deletes. */
  clear(): readonly number[];
}

/** @param known numbers of free rows. @param capacity kept at most. */
export function createFreeRows(known: readonly number[], capacity: number): FreeRows {
  let free = new Set(known);
  let taken: number[] = [];
  return {
    get seqs() {
      return [...free];
    },
    has: (seq) => free.has(seq),
    take() {
      const [seq] = free;
      if (seq === undefined) return undefined;
      free.delete(seq);
      taken.push(seq);
      return seq;
    },
    giveBack() {
      free = new Set([...taken, ...free]);
      taken = [];
    },
    settle() {
      taken = [];
    },
    add(seqs) {
      for (const seq of seqs) free.add(seq);
      const surplus = [...free].slice(0, Math.max(0, free.size - capacity));
      for (const seq of surplus) free.delete(seq);
      return surplus;
    },
    clear() {
      const all = [...free];
      free.clear();
      return all;
    },
  };
}
