import type { VitalName } from '@throughline/conventions/vitalNames';
import type { NavigationType, PageView } from '../../trace/pageView.ts';
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

/** A navigation as the browser tells of it: each has vitals of its own. */
export interface VitalNavigation {
  readonly navigationType: NavigationType;
  /** Milliseconds on `performance.now()`'s clock; a prerendered page's is when it was shown. */
  readonly start: number;
  /** The page view that its vitals belong to. */
  readonly view: PageView;
  /** Of the interaction that a soft navigation came of. */
  readonly interactionId?: number | undefined;
}

/**
 * A vital's newest value, with what is due to it as plain data: no element and no performance entry is held, so that no
 * detached DOM is kept alive.
 */
export interface VitalUpdate {
  readonly name: VitalName;
  /** Milliseconds; none for CLS. */
  readonly value: number;
  /** When what made it so happened, milliseconds on `performance.now()`'s clock. */
  readonly time: number;
  /** Asked for when the vital is told, with the navigation's start: of many values most never are. */
  detail?(start: number): VitalDetail;
}

/** Takes a newer value of the navigation that is on. */
export type Publish = (update: VitalUpdate) => void;

/** One that belongs to a navigation. */
export interface VitalReport extends VitalUpdate {
  readonly navigation: VitalNavigation;
}

/** A vital that is told, perhaps not for the first time: then its id is the first one's. */
export interface ToldVital extends VitalReport {
  readonly id: string;
  /** What has been added to the value since it was told last. */
  readonly delta: number;
  /** How often it has been told, this time included. */
  readonly times: number;
}
