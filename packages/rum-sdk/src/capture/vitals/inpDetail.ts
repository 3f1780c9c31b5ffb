import type { INPMetric } from 'web-vitals';
import type { LongFrames } from '../longFrames/createLongFrames.ts';
import { scriptAttributes } from '../longFrames/scriptAttributes.ts';
import { consecutive } from './consecutive.ts';
import type { EntryNotes } from './createEntryNotes.ts';
import { loadState } from './loadState.ts';
import type { VitalDetail } from './vitalReport.ts';

/**
 * INP where the interaction happened, with its three parts (https://web.dev/articles/optimize-inp) and the script that
 * cost most of it. All events of its frame count: what listens to one of them delays the others.
 */
export function inpDetail(
  { entries, value }: INPMetric,
  navigationStart: number,
  { notes, longFrames }: { readonly notes: EntryNotes; readonly longFrames: LongFrames },
): VitalDetail {
  const [first] = entries;
  // an interaction too short for an entry has a value (8 ms) and no time
  if (!first) return { attributes: { 'rum.load_state': loadState(navigationStart) } };
  const start = first.startTime;
  const end = start + value;
  const frame = notes.of(first);
  // a click's pointer events end in the same frame, and can come first; the click is what the program listens to
  const { name: type } = entries.find(({ name }) => name === 'click') ?? first;
  // a dialog (`alert`) holds its listener for longer than the frame
  const processingEnd = Math.min(frame?.processingEnd ?? 0, end);
  return {
    attributes: {
      'rum.target': frame?.target,
      'rum.load_state': loadState(start),
      'rum.interaction.type': type,
      ...scriptAttributes(longFrames.costliestScript(start, processingEnd) ?? frame?.script),
    },
    start,
    end,
    parts: consecutive({ start, end }, [
      ['inp.input_delay', frame?.processingStart],
      ['inp.processing_duration', processingEnd],
      ['inp.presentation_delay', end],
    ]),
    interaction: type,
  };
}
