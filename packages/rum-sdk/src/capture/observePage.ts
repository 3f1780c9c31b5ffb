import type { CaptureParts } from './capture.ts';
import type { LongFrames } from './longFrames/createLongFrames.ts';
import { type ObservedEntries, observeEntries } from './observeEntries.ts';
import type { Vitals } from './vitals/createVitals.ts';
import { countsInteractions } from './vitals/inp/interactionCount.ts';
import { MIN_EVENT_MS } from './vitals/vitalReceivers.ts';

/** Who takes what the browser tells of the page. */
interface PageReceivers {
  readonly vitals: Pick<Vitals, 'receivers' | 'settle'>;
  readonly longFrames: LongFrames;
  onResource(timing: PerformanceResourceTiming): void;
}

/**
 * Observes vitals and long frames from the page's beginning, and resources once they are begun: before the load they cost
 * nothing in the browser's buffer.
 */
export function observePage(
  { vitals, longFrames, onResource }: PageReceivers,
  parts: Pick<CaptureParts, 'guard' | 'signal'>,
): ObservedEntries {
  const atOnce = { 'long-animation-frame': longFrames.record, ...vitals.receivers };
  const receivers = { entries: { ...atOnce, resource: onResource }, onTaken: vitals.settle };
  const entries = observeEntries(receivers, parts);
  // where nothing else counts interactions, their events do, however short
  const durationThreshold = countsInteractions() ? MIN_EVENT_MS : 0;
  for (const type of Object.keys(atOnce)) entries.begin(type, durationThreshold);
  return entries;
}
