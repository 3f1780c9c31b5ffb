import type { CLSMetric } from 'web-vitals';
import type { EntryNotes } from './createEntryNotes.ts';
import { loadState } from './loadState.ts';
import type { VitalDetail } from './vitalReport.ts';

/** CLS at its largest shift; a page view without one has it at its start. */
export function clsDetail({ entries }: CLSMetric, navigationStart: number, notes: EntryNotes): VitalDetail {
  if (!entries[0]) return { end: navigationStart };
  const largest = entries.reduce((most, shift) => (most.value > shift.value ? most : shift));
  const { startTime, value } = largest;
  return {
    attributes: {
      'rum.target': notes.of(largest)?.target,
      'rum.load_state': loadState(startTime),
      'rum.cls.largest_shift_value': value,
    },
    start: startTime,
    end: startTime,
  };
}
