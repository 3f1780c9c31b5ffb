import { type MeasuringParts, type NavigationVitals, navigationVitals } from './navigationVitals.ts';
import type { VitalNavigation } from './vitalReport.ts';

/** The vitals of the document's navigation, and of the one that is on. */
export interface CurrentVitals {
  readonly load: NavigationVitals;
  /** Of the one that is on. */
  now(): NavigationVitals;
  /** The next one begins. */
  go(navigation: VitalNavigation): NavigationVitals;
  /** The page has painted: from now on each navigation has a CLS. */
  show(): void;
}

/** Begins with the document's own. */
export function createCurrentVitals(loading: VitalNavigation, parts: MeasuringParts): CurrentVitals {
  const load = navigationVitals(loading, true, parts);
  let current = load;
  let isPainted = false;
  const show = (): void => {
    isPainted = true;
    current.cls.show();
  };
  return {
    load,
    now: () => current,
    go(navigation) {
      current = navigationVitals(navigation, false, parts);
      if (isPainted) show();
      return current;
    },
    show,
  };
}
