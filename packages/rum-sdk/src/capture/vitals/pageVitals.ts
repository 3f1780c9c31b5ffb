import type { VitalName } from '@throughline/conventions/vitalNames';
import { uniqueId } from './uniqueId.ts';
import type { ToldVital, VitalReport } from './vitalReport.ts';

/** These don't change any more once they are reported. */
const FINAL_AT_ONCE: readonly VitalName[] = ['FCP', 'TTFB'];

/** Of these, the worst value of a page view counts. */
const WORST: readonly VitalName[] = ['CLS', 'INP'];

/** The vitals of one page view, and what has been told of them. */
export interface PageVitals {
  /** Takes a newer value, and tells it where it is final. */
  update(report: VitalReport): void;
  /** Tells what has changed since it was told last. A page view that comes back after a hide can tell a vital again. */
  finalize(): void;
  /** The page view has ended: from now on only what happened before `time` is taken. */
  leave(time: number): void;
}

/** No vitals yet. */
export function createPageVitals(onTold: (vital: ToldVital) => void): PageVitals {
  const newest = new Map<VitalName, VitalReport>();
  const told = new Map<VitalName, ToldVital>();
  let leftAt = Number.POSITIVE_INFINITY;

  const tell = (report: VitalReport): void => {
    const { name } = report;
    const { id = uniqueId(), value, times = 0 } = told.get(name) ?? {};
    if (value === report.value) return;
    const vital = { ...report, id, delta: report.value - (value ?? 0), times: times + 1 };
    told.set(name, vital);
    onTold(vital);
  };
  return {
    update(report) {
      const { name, time } = report;
      if (time >= leftAt || !supersedes(report, newest.get(name))) return;
      newest.set(name, report);
      if (FINAL_AT_ONCE.includes(name)) tell(report);
    },
    finalize() {
      for (const report of newest.values()) tell(report);
    },
    leave(time) {
      leftAt = time;
    },
  };
}

/**
 * A newer value of the same navigation always; of another one only where it is worse, and only for CLS and INP: where the
 * browser sees a soft navigation that is none for us (a change of the query), vitals start anew within one page view. The
 * page view's CLS and INP are then the worst of them, and its LCP is the load's.
 */
function supersedes(next: VitalReport, former: VitalReport | undefined): boolean {
  if (!former || former.navigation === next.navigation) return true;
  return WORST.includes(next.name) && next.value > former.value;
}
