import type { VitalName } from '@throughline/conventions/vitals';
import type { VitalReport } from './vitalReport.ts';

/** These don't change any more once they are reported. */
const FINAL_AT_ONCE: readonly VitalName[] = ['FCP', 'TTFB'];

/** The vitals of one page view. Each leaves it once. */
export interface PageVitals {
  /** Takes a newer value. Returns those that are final now. */
  update(report: VitalReport): VitalReport[];
  /** Takes out what has been measured so far, as final. */
  finalize(): VitalReport[];
  /** The page view has ended: from now on only what happened before `time` is taken. */
  leave(time: number): void;
}

/** No vitals yet. */
export function createPageVitals(): PageVitals {
  const newest = new Map<VitalName, VitalReport>();
  const gone = new Set<VitalName>();
  let leftAt = Number.POSITIVE_INFINITY;

  const take = (names: readonly VitalName[]): VitalReport[] =>
    names.flatMap((name) => {
      const report = newest.get(name);
      newest.delete(name);
      if (report) gone.add(name);
      return report ?? [];
    });
  return {
    update(report) {
      if (gone.has(report.name) || happenedAt(report) >= leftAt) return [];
      if (!supersedes(report, newest.get(report.name))) return [];
      newest.set(report.name, report);
      return FINAL_AT_ONCE.includes(report.name) ? take([report.name]) : [];
    },
    finalize: () => take([...newest.keys()]),
    leave(time) {
      leftAt = time;
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
  const [id, value] = ['browser.web_vital.id', 'browser.web_vital.value'] as const;
  if (!former || former.attributes[id] === next.attributes[id]) return true;
  return next.name !== 'LCP' && Number(next.attributes[value]) > Number(former.attributes[value]);
}
