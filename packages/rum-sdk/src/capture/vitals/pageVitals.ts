import type { VitalName } from '@throughline/conventions/vitals';
import type { VitalReport } from './vitalReport.ts';

/** These don't change any more once they are reported. */
const FINAL_AT_ONCE: readonly VitalName[] = ['FCP', 'TTFB'];

/** The vitals of one page view, and what has been told of them. */
export interface PageVitals {
  /** Takes a newer value. Returns those that are final now. */
  update(report: VitalReport): VitalReport[];
  /** What has changed since it was told last. A page view that comes back after a hide can tell a vital again. */
  finalize(): VitalReport[];
  /** The page view has ended: from now on only what happened before `time` is taken. */
  leave(time: number): void;
}

/** No vitals yet. */
export function createPageVitals(): PageVitals {
  const newest = new Map<VitalName, VitalReport>();
  const told = new Map<VitalName, VitalReport>();
  let leftAt = Number.POSITIVE_INFINITY;

  const tell = (report: VitalReport): VitalReport[] => {
    const former = told.get(report.name);
    if (former?.value === report.value) return [];
    const next = former ? correction(report, former) : report;
    told.set(report.name, next);
    return [next];
  };
  return {
    update(report) {
      const { name } = report;
      if (happenedAt(report) >= leftAt || !supersedes(report, newest.get(name))) return [];
      if (!FINAL_AT_ONCE.includes(name)) {
        newest.set(name, report);
        return [];
      }
      return told.has(name) ? [] : tell(report);
    },
    finalize: () => [...newest.values()].flatMap(tell),
    leave(time) {
      leftAt = time;
    },
  };
}

function correction(report: VitalReport, { value, attributes }: VitalReport): VitalReport {
  return {
    ...report,
    attributes: {
      ...report.attributes,
      'browser.web_vital.id': attributes['browser.web_vital.id'],
      'browser.web_vital.delta': report.value - value,
      'rum.vital.report': Number(attributes['rum.vital.report'] ?? 1) + 1,
    },
  };
}

/** The interaction that ends a page view belongs to it, though its next paint is the next one's. */
function happenedAt({ name, start, end }: VitalReport): number {
  return name === 'INP' ? start : end;
}

/**
 * A newer value of the same metric always; of another one only where it is worse, and never for LCP: where the browser
 * sees a soft navigation that is none for us (a change of the query), web-vitals starts its metrics anew within one
 * page view. The page view's CLS and INP are then the worst of them, and its LCP is the load's.
 */
function supersedes(next: VitalReport, former: VitalReport | undefined): boolean {
  if (!former || former.id === next.id) return true;
  return next.name !== 'LCP' && next.value > former.value;
}
