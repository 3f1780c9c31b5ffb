import type { MetricType } from 'web-vitals';
import type { LongFrames } from '../longFrames/createLongFrames.ts';
import type { Resources } from '../resources/createResources.ts';
import { clsDetail } from './clsDetail.ts';
import type { EntryNotes } from './createEntryNotes.ts';
import { inpDetail } from './inpDetail.ts';
import { lcpDetail } from './lcpDetail.ts';
import { loadState } from './loadState.ts';
import type { VitalDetail, VitalReport } from './vitalReport.ts';

/** What has seen the causes. */
export interface Witnesses {
  readonly notes: EntryNotes;
  readonly longFrames: LongFrames;
  readonly resources: Resources;
}

/**
 * A metric as plain data.
 *
 * @param start the navigation's start, milliseconds on `performance.now()`'s clock.
 */
export function toReport(metric: MetricType, start: number, witnesses: Witnesses): VitalReport {
  const { name, id, value, rating, navigationType } = metric;
  const detail = detailOf(metric, start, witnesses);
  return { name, id, value, rating, navigationType, start, end: start + value, ...detail };
}

function detailOf(metric: MetricType, start: number, witnesses: Witnesses): VitalDetail {
  switch (metric.name) {
    case 'LCP':
      return lcpDetail(metric, start, witnesses.resources);
    case 'INP':
      return inpDetail(metric, start, witnesses);
    case 'CLS':
      return clsDetail(metric, start, witnesses.notes);
    case 'FCP':
      return { attributes: { 'rum.load_state': loadState(metric.entries[0]?.startTime ?? start) } };
    default:
      return {};
  }
}
