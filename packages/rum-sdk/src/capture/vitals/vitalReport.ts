import type { VitalName } from '@throughline/conventions/vitals';
import type { MetricWithAttribution } from 'web-vitals/attribution';
import type { AllowedAttributes } from '../../trace/tracing.ts';

/** A stretch of time, milliseconds on `performance.now()`'s clock. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A part of a vital, such as LCP's `resource_load_delay`. */
export interface VitalPart extends Stretch {
  readonly name: string;
}

/** A vital's last value as plain data: no element and no performance entry is held, so that no detached DOM is kept alive. */
export interface VitalReport extends Stretch {
  readonly name: VitalName;
  /** web-vitals' id of the metric. */
  readonly id: string;
  /** Milliseconds; CLS none. */
  readonly value: number;
  readonly attributes: AllowedAttributes;
  readonly parts: readonly VitalPart[];
  /** Event type of the interaction that INP is about. */
  readonly interaction?: string | undefined;
}

/** What all vitals say of themselves. `delta` is the value where nothing was told before. */
export function commonParts(metric: MetricWithAttribution, attributes: AllowedAttributes) {
  const { name, id, value, rating, navigationType } = metric;
  return {
    name,
    id,
    value,
    attributes: {
      'browser.web_vital.name': name,
      'browser.web_vital.value': value,
      'browser.web_vital.delta': value,
      'browser.web_vital.id': id,
      'browser.web_vital.rating': rating,
      'browser.web_vital.navigation_type': navigationType,
      ...attributes,
    },
  };
}

/** Parts one after the other from `start`, each with its duration in milliseconds. */
export function consecutive(start: number, durations: readonly (readonly [string, number])[]): VitalPart[] {
  let at = start;
  return durations.map(([name, duration]) => {
    const part = { name, start: at, end: at + duration };
    at = part.end;
    return part;
  });
}
