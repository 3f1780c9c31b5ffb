import { loadState } from '../loadState.ts';
import type { VitalDetail } from '../vitalReport.ts';

/** The largest shift of a session. */
export interface LargestShift {
  readonly value: number;
  /** Milliseconds on `performance.now()`'s clock. */
  readonly time: number;
  /** What moved: it may have left the page since. */
  readonly target: string | undefined;
}

/** CLS at its largest shift; a page view without one has it at its start. */
export function clsDetail(largest: LargestShift | undefined): VitalDetail {
  if (!largest) return {};
  const { value, time, target } = largest;
  return {
    attributes: {
      'rum.target': target,
      'rum.load_state': loadState(time),
      'rum.cls.largest_shift_value': value,
    },
    start: time,
    end: time,
  };
}
