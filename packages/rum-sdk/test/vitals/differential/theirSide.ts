import type { Metric, MetricType } from 'web-vitals';
import { createFakePage } from './fakePage.ts';
import type { Both } from './loadBoth.ts';
import type { PageTraits } from './pageTraits.ts';
import { isMoment, perform, type Side } from './side.ts';

/** A page of its own for web-vitals. */
export function theirSide(traits: PageTraits, { theirs }: Both): Side {
  const page = createFakePage(traits, { oneByOne: true });
  const metrics = new Map<string, Metric>();
  const onReport = (metric: MetricType): void => {
    // a soft navigation fetches no document: we tell no TTFB of it
    const isSoftTtfb = metric.name === 'TTFB' && metric.navigationType === 'soft-navigation';
    if (!isSoftTtfb) metrics.set(`${metric.name} ${metric.id}`, { ...metric });
  };
  const start = (): void => {
    const { onCLS, onFCP, onINP, onLCP, onTTFB } = theirs(page.globals);
    const options = { reportAllChanges: true, reportSoftNavs: true };
    onFCP(onReport, options);
    onLCP(onReport, options);
    onCLS(onReport, options);
    onTTFB(onReport, options);
    onINP(onReport, options);
  };
  return {
    act(action) {
      // what is on its way then it takes for CLS and INP alone, and as it comes
      if (action.kind === 'hide') page.deliver();
      perform(action, page);
      const { kind } = action;
      if (kind === 'start') start();
      if (kind === 'load') page.fire('load');
      if (kind === 'hide' || kind === 'show') page.fire('visibilitychange');
      if (kind === 'restore') {
        page.fire('pageshow', { persisted: true });
        page.paintFrames();
      }
      if (isMoment(kind)) page.deliver();
    },
    told: () =>
      [...metrics.values()].map(({ name, navigationType, navigationStartTime, value, rating, entries }) => ({
        name,
        navigationType,
        start: navigationStartTime ?? 0,
        value,
        rating,
        at: cause(name, entries),
        type: name === 'INP' ? (entries.find(({ name }) => name === 'click') ?? entries[0])?.name : undefined,
      })),
  };
}

function cause(name: string, entries: readonly PerformanceEntry[]): number | undefined {
  if (name === 'INP') return entries[0]?.startTime;
  if (name !== 'CLS') return undefined;
  const shifts = entries as (PerformanceEntry & { value: number })[];
  return shifts.reduce<(typeof shifts)[0] | undefined>(
    (most, shift) => (most && most.value > shift.value ? most : shift),
    undefined,
  )?.startTime;
}
