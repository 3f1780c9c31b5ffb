import type { INPMetricWithAttribution } from 'web-vitals/attribution';
import { scriptAttributes } from '../longFrames/scriptAttributes.ts';
import { safeTarget } from './safeTarget.ts';
import { commonParts, consecutive, type VitalReport } from './vitalReport.ts';

/** INP where the interaction happened, with its three parts and the script that cost most of it. */
export function reportInp(metric: INPMetricWithAttribution, navigationStart: number): VitalReport {
  const { attribution, entries } = metric;
  const start = attribution.interactionTime;
  const isKnown = start !== undefined;
  // a click's pointer events end in the same frame, and can come first; the click is what the program listens to
  const type = (entries.find(({ name }) => name === 'click') ?? entries[0])?.name;
  return {
    ...commonParts(metric, {
      'rum.target': safeTarget(attribution.interactionTarget),
      'rum.load_state': attribution.loadState,
      'rum.interaction.type': type,
      ...scriptAttributes(attribution.longestScript?.entry),
    }),
    // an interaction too short for an entry has a value (8 ms) and no time
    start: start ?? navigationStart,
    end: (start ?? navigationStart) + metric.value,
    parts: isKnown
      ? consecutive(start, [
          ['inp.input_delay', attribution.inputDelay],
          ['inp.processing_duration', attribution.processingDuration],
          ['inp.presentation_delay', attribution.presentationDelay],
        ])
      : [],
    interaction: isKnown ? type : undefined,
  };
}
