import type { MetricDelta } from '../../measure/metricDelta.ts';
import { seriesKey } from '../../measure/series/seriesKey.ts';
import type { RefusalCounter } from './refusalCounter.ts';

type CounterDelta = MetricDelta & { type: 'counter' };

/** Builds a counter in memory. It is bounded: apps are those of good keys, outcomes and reasons are fixed sets. */
export function createRefusalCounter(): RefusalCounter {
  const counts = new Map<string, CounterDelta>();

  const add = (delta: CounterDelta) => {
    const key = seriesKey(delta.metric, delta.labels);
    const before = counts.get(key)?.add ?? 0;
    counts.set(key, { ...delta, add: before + delta.add });
  };

  return {
    count({ app, env, outcome, reason }) {
      const labels = { app, env, outcome, reason };
      add({ type: 'counter', metric: 'rum_ingest_batches_total', labels, add: 1 });
    },
    take(app) {
      const taken: CounterDelta[] = [];
      for (const [key, delta] of counts) {
        if (delta.labels.app !== app && delta.labels.app !== '') continue;
        taken.push(delta);
        counts.delete(key);
      }
      return taken;
    },
    giveBack(deltas) {
      for (const delta of deltas) if (delta.type === 'counter') add(delta);
    },
  };
}
