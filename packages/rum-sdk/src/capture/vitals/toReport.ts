import type { MetricType } from 'web-vitals';
import type { LongFrames } from '../longFrames/watchLongFrames.ts';
import type { ResourceCapture } from '../resources/watchResources.ts';
import { clsDetail } from './clsDetail.ts';
import { inpDetail } from './inpDetail.ts';
import { lcpDetail } from './lcpDetail.ts';
import { loadState } from './loadState.ts';
import type { EntryNotes } from './noteEntries.ts';
import type { VitalDetail, VitalReport } from './vitalReport.ts';

/** What has seen the causes. */
export interface Witnesses {
  readonly notes: EntryNotes;
  readonly longFrames: LongFrames;
  readonly resources: ResourceCapture;
}

/**
 * A metric as plain data. Its `delta` is the value, as where nothing was told before.
 *
 * @param start the navigation's start, milliseconds on `performance.now()`'s clock.
 */
export function toReport(metric: MetricType, start: number, witnesses: Witnesses): VitalReport {
  const { name, id, value, rating, navigationType } = metric;
  const detail = detailOf(metric, start, witnesses);
  return {
    name,
    id,
    value,
    start,
    end: start + value,
    ...detail,
    attributes: {
      'browser.web_vital.name': name,
      'browser.web_vital.value': value,
      'browser.web_vital.delta': value,
      'browser.web_vital.id': id,
      'browser.web_vital.rating': rating,
      'browser.web_vital.navigation_type': navigationType,
      ...detail.attributes,
    },
  };
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
