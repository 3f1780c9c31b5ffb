import { supportsEntries } from '../../supportsEntries.ts';
import { safeTarget } from '../safeTarget.ts';
import type { Publish } from '../vitalReport.ts';
import { clsDetail, type LargestShift } from './clsDetail.ts';

/** A session window (https://web.dev/articles/cls): shifts less than a second apart, and at most five seconds of them. */
const MAX_GAP_MS = 1_000;
const MAX_SESSION_MS = 5_000;

/** What is read of LayoutShift (https://wicg.github.io/layout-instability/), which TypeScript's DOM doesn't have. */
export interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node?: Node | null }[];
}

/** The worst session of layout shifts. */
export interface Cls {
  /** Takes an entry of the browser's, `layout-shift`. */
  record(shift: Shift): void;
  /** The page has painted: one that never did has no CLS, and one that did and never shifts has 0 where shifts are seen. */
  show(): void;
}

interface Session {
  value: number;
  readonly start: number;
  /** When its last shift was. */
  end: number;
  largest: LargestShift;
}

/** The CLS of one navigation. */
export function createCls(publish: Publish): Cls {
  let isShown = false;
  let session: Session | undefined;
  let value = 0;
  let largest: LargestShift | undefined;

  const tell = (time: number): void => {
    const cause = largest;
    if (isShown) publish({ name: 'CLS', value, time, detail: () => clsDetail(cause) });
  };
  return {
    record(shift) {
      // what a person has brought about is expected
      if (shift.hadRecentInput) return;
      session = take(shift, session);
      if (session.value <= value) return;
      ({ value, largest } = session);
      tell(shift.startTime);
    },
    show() {
      isShown = supportsEntries('layout-shift');
      tell(largest?.time ?? 0);
    },
  };
}

/** The session with the shift in it, or the one that it begins. */
function take(shift: Shift, session: Session | undefined): Session {
  const { value, startTime: time } = shift;
  const goesOn = session?.value && time - session.end < MAX_GAP_MS && time - session.start < MAX_SESSION_MS;
  if (!session || !goesOn) return { value, start: time, end: time, largest: note(shift) };
  session.value += value;
  session.end = time;
  if (value >= session.largest.value) session.largest = note(shift);
  return session;
}

function note(shift: Shift): LargestShift {
  const { value, startTime, sources } = shift;
  // the browser lists what has moved by its size
  const { node } = sources.find(({ node }) => node instanceof Element) ?? sources[0] ?? {};
  return { value, time: startTime, target: safeTarget(node) };
}
