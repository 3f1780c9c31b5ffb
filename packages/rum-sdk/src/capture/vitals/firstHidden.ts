import { isHidden } from '../../platform/isHidden.ts';

/** When the page was first hidden: what is painted later, nobody was waiting for. */
export interface FirstHidden {
  /** Whether the page was shown until `time`, milliseconds on `performance.now()`'s clock. */
  isAfter(time: number): boolean;
  /** The page hides. */
  hide(): void;
  /** A soft navigation begins anew. */
  reset(): void;
}

/**
 * Knows of what came before the script where the browser remembers it (`visibility-state`); elsewhere a page that is
 * hidden now was opened in the background.
 *
 * @param start the navigation's: a page is hidden while it prerenders.
 */
export function createFirstHidden(start: number): FirstHidden {
  const known = performance
    .getEntriesByType('visibility-state')
    .find(({ name, startTime }) => name === 'hidden' && startTime >= start);
  let hiddenAt = known?.startTime ?? (isHidden() ? 0 : Number.POSITIVE_INFINITY);
  return {
    isAfter: (time) => time < hiddenAt,
    hide() {
      hiddenAt = Math.min(hiddenAt, performance.now());
    },
    reset() {
      hiddenAt = Number.POSITIVE_INFINITY;
    },
  };
}
