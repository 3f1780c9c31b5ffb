import type { LongFrames } from '../longFrames/createLongFrames.ts';
import type { Resources } from '../resources/createResources.ts';
import { type Cls, createCls } from './cls/createCls.ts';
import type { FirstHidden } from './firstHidden.ts';
import { createInp, type Inp } from './inp/createInp.ts';
import type { InteractionCount } from './inp/interactionCount.ts';
import { createLcp, type Lcp } from './lcp/createLcp.ts';
import { loadState } from './loadState.ts';
import type { Publish, VitalNavigation, VitalReport } from './vitalReport.ts';

/** The vitals of one navigation. */
export interface NavigationVitals {
  /** Milliseconds on `performance.now()`'s clock. */
  readonly start: number;
  readonly lcp: Lcp;
  readonly cls: Cls;
  readonly inp: Inp;
  /**
   * FCP: what it waited for was painted, so many milliseconds after its start.
   *
   * @param time when the document had loaded as far as is told, milliseconds on `performance.now()`'s clock.
   */
  paint(value: number, time?: number): void;
  /** TTFB: the document's first byte came so many milliseconds after its start. */
  respond(value: number): void;
}

/** What they are measured with. */
export interface MeasuringParts {
  readonly firstHidden: FirstHidden;
  readonly counted: InteractionCount;
  readonly longFrames: LongFrames;
  readonly resources: Resources;
  /** Takes each newer value. */
  report(report: VitalReport): void;
}

/**
 * Begins the vitals of a navigation.
 *
 * @param isLoad whether it is the document's own.
 */
export function navigationVitals(
  navigation: VitalNavigation,
  isLoad: boolean,
  parts: MeasuringParts,
): NavigationVitals {
  const { start } = navigation;
  const publish: Publish = (update) => parts.report({ ...update, navigation });
  const given = { ...parts, publish, isLoad };
  return {
    start,
    lcp: createLcp(navigation, given),
    cls: createCls(publish),
    inp: createInp(given),
    paint: (value, time = start) =>
      publish({
        name: 'FCP',
        value,
        time: start + value,
        detail: () => ({ attributes: { 'rum.load_state': loadState(time) } }),
      }),
    respond: (value) => publish({ name: 'TTFB', value, time: start + value }),
  };
}
