import type { Stretch, VitalPart } from './vitalReport.ts';

/**
 * Parts of a stretch, one after the other: each lasts until its time (milliseconds on `performance.now()`'s clock). One
 * whose time isn't known, or is before its beginning, takes none.
 */
export function consecutive(
  { start, end }: Stretch,
  parts: readonly (readonly [name: string, until: number | undefined])[],
): VitalPart[] {
  let at = start;
  return parts.map(([name, until = at]) => {
    const from = at;
    at = Math.min(Math.max(from, until), end);
    return { name, start: from, end: at };
  });
}
