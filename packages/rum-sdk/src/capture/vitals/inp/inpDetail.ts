import type { LongFrames } from '../../longFrames/createLongFrames.ts';
import { scriptAttributes } from '../../longFrames/scriptAttributes.ts';
import { consecutive } from '../consecutive.ts';
import { loadState } from '../loadState.ts';
import type { VitalDetail } from '../vitalReport.ts';
import type { EventFrame } from './createEventFrames.ts';

/** All events of one id: a press, its release and the click. */
export interface Interaction {
  readonly id: number;
  /** Of its longest event, milliseconds: from the input to the next paint. */
  readonly latency: number;
  /** Milliseconds on `performance.now()`'s clock. */
  readonly start: number;
  /** A click's pointer events end in the same frame, and can come first; the click is what the program listens to. */
  type: string;
  readonly frame: EventFrame;
}

/**
 * INP where the interaction happened, with its three parts (https://web.dev/articles/optimize-inp) and the script that
 * cost most of it. All events of its frame count: what listens to one of them delays the others.
 */
export function inpDetail(
  interaction: Interaction | undefined,
  navigationStart: number,
  longFrames: LongFrames,
): VitalDetail {
  // an interaction too short for an entry has a value (8 ms) and no time
  if (!interaction) return { attributes: { 'rum.load_state': loadState(navigationStart) } };
  const { start, latency, type, frame } = interaction;
  const end = start + latency;
  // a dialog (`alert`) holds its listener for longer than the frame
  const processingEnd = Math.min(frame.processingEnd, end);
  return {
    attributes: {
      'rum.target': frame.target,
      'rum.load_state': loadState(start),
      'rum.interaction.type': type,
      ...scriptAttributes(longFrames.costliestScript(start, processingEnd) ?? frame.script),
    },
    start,
    end,
    parts: consecutive({ start, end }, [
      ['inp.input_delay', frame.processingStart],
      ['inp.processing_duration', processingEnd],
      ['inp.presentation_delay', end],
    ]),
    interaction: type,
  };
}
