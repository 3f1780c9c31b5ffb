import { type Quartiles, quartiles } from '../report/quartiles.ts';
import type { Measured, Visit } from './measureAll.ts';

/** What was measured of one contender, and beside bare web-vitals. */
export interface Summary extends Readonly<Record<keyof Visit, Quartiles>> {
  readonly name: string;
  readonly bundleBytes: number;
  /** Script CPU of its page, as a multiple of that of the page with bare web-vitals. */
  readonly scriptRatio: number;
  /** The same of the page whose web-vitals send what they have measured. */
  readonly sentRatio: number;
  /** Of what each adds to the page alone, as a multiple of what bare web-vitals add. */
  readonly addedRatio: number;
}

/** Medians and quartiles of all. The first is the page alone, the second bare web-vitals, the third those that send. */
export function summarize(measured: readonly Measured[]): Summary[] {
  const script = measured.map(({ visits }) => quartiles(visits.map(({ scriptMs }) => scriptMs)).median);
  const [alone = Number.NaN, bare = Number.NaN, sent = Number.NaN] = script;
  return measured.map(({ contender, bundleBytes, visits }) => {
    const of = (field: keyof Visit) => quartiles(visits.map((visit) => visit[field]));
    const scriptMs = of('scriptMs');
    return {
      name: contender.name,
      bundleBytes,
      scriptMs,
      taskMs: of('taskMs'),
      processMs: of('processMs'),
      longTasks: of('longTasks'),
      heapBytes: of('heapBytes'),
      posts: of('posts'),
      bytes: of('bytes'),
      scriptRatio: scriptMs.median / bare,
      sentRatio: scriptMs.median / sent,
      addedRatio: (scriptMs.median - alone) / (bare - alone),
    };
  });
}
