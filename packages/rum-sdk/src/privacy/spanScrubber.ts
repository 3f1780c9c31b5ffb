import { isHidden } from '../platform/isHidden.ts';
import { loadSecondFile, secondFile } from '../secondFile/secondFile.ts';
import type { Scrubber } from './scrubber.ts';

/** Spans that wait for the rules of free text, as they were recorded: as many as may be queued after it. */
const MAX_WAITING = 1_000;

/** Scrubs spans; those with free text may have to wait for its rules. */
export interface SpanScrubber {
  /** Does what needs the second file: now, where it is there or the page is hidden, or when it has come or can't. */
  later(work: () => void): void;
  /** Hands on what `scrub` makes of a span: now, or anew when the rules have come. */
  pass<T>(scrub: () => T, done: (scrubbed: T) => void): void;
  /** Nothing waits any longer: what there is no rule for by now is taken out. */
  settle(): void;
  /** Resolves when what waits now has been handed on; never rejects. */
  settled(): Promise<void>;
  forget(): void;
}

/** Nothing waits yet. */
export function createSpanScrubber(scrubber: Scrubber): SpanScrubber {
  let waiting: (() => void)[] = [];
  const settle = (): void => {
    // what one of them does may have to wait in its turn
    while (waiting.length > 0) waiting.shift()?.();
  };
  const settled = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await loadSecondFile();
    settle();
  };
  const later = (work: () => void): void => {
    waiting.push(work);
    // a hidden page may be gone at any moment
    if (secondFile() || isHidden()) settle();
    else if (waiting.length > MAX_WAITING) waiting.shift()?.();
    else if (waiting.length === 1) settled().catch(() => undefined);
  };
  return {
    later,
    pass(scrub, done) {
      scrubber.text.hasMasked();
      const scrubbed = scrub();
      if (scrubber.text.hasMasked()) later(() => done(scrub()));
      else done(scrubbed);
    },
    settle,
    settled,
    forget() {
      waiting = [];
    },
  };
}
