import type { MetricType } from 'web-vitals';
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

/** What one vital says beyond what all of them do. Without a stretch it is from the navigation's start, as long as its value. */
export interface VitalDetail extends Partial<Stretch> {
  readonly attributes?: AllowedAttributes;
  readonly parts?: readonly VitalPart[];
  /** Event type of the interaction that INP is about. */
  readonly interaction?: string | undefined;
}

/**
 * A vital's last value as plain data, under web-vitals' names: no element and no performance entry is held, so that no
 * detached DOM is kept alive.
 */
export interface VitalReport
  extends VitalDetail,
    Pick<MetricType, 'name' | 'id' | 'value' | 'rating' | 'navigationType'> {
  readonly start: number;
  readonly end: number;
}

/** A vital that is told, perhaps not for the first time: then its id is the first one's. */
export interface ToldVital extends VitalReport {
  /** What has been added to the value since it was told last. */
  readonly delta: number;
  /** How often it has been told, this time included. */
  readonly times: number;
}
