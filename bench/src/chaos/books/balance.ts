import type { Load } from '../load/startLoad.ts';
import type { SeriesBook } from '../store/seriesBook.ts';
import type { SpanBook } from '../store/spanBook.ts';
import type { EdgeMetrics } from './readMetrics.ts';

/** What the count after a scenario says; README.md, "What happens to a batch", has the books. */
export interface Balance {
  /** Spans that the trace store must have, of acknowledged batches. */
  readonly expected: number;
  readonly stored: number;
  /** Expected, and neither stored nor told of in the books as quarantined or skipped. */
  readonly missing: number;
  /** Stored, but of no batch that was acknowledged or tried. */
  readonly unexpected: number;
  /** Spans that came more than once, and of these those that came with other bytes. */
  readonly resent: number;
  readonly changed: number;
  /** Page views in the metric store less those of acknowledged batches. */
  readonly counterOff: number;
  readonly quarantined: number;
  readonly skipped: number;
  /** What is wrong, in words; empty when the books balance. */
  readonly problems: readonly string[];
}

/** What the stores have. */
export interface Stored {
  readonly spans: SpanBook;
  readonly series: SeriesBook;
  /** Whether series may have begun without their zero. */
  readonly losesStarts: boolean;
}

/** Counts every acknowledged span and counter. */
export function balance(load: Load, store: Stored, edge: EdgeMetrics): Balance {
  const { spans, series } = store;
  const keys = new Set(load.acknowledged.flatMap(({ kept }) => kept));
  const absent = [...keys].filter((key) => !spans.times.has(key)).length;
  const forward = (outcome: string) => edge.total('rum_forward_total', { destination: 'otlp', outcome });
  const [quarantined, skipped] = [forward('quarantined'), forward('skipped')];
  const pageViews = series.total('rum_page_views_total');
  const result = {
    expected: keys.size,
    stored: spans.times.size,
    missing: absent - quarantined - skipped,
    unexpected: [...spans.times.keys()].filter((key) => !keys.has(key)).length,
    resent: [...spans.times.values()].reduce((sum, times) => sum + times - 1, 0),
    changed: spans.changed,
    counterOff: pageViews - load.acknowledged.length,
    quarantined,
    skipped,
  };
  return { ...result, problems: [...problemsOf(result, load), ...bookProblems(load, store, edge)] };
}

function problemsOf(result: Omit<Balance, 'problems'>, load: Load): string[] {
  const { missing, unexpected, changed, counterOff } = result;
  const zero = { missing, unexpected, changed, counterOff, refused: load.refused, givenUp: load.givenUp };
  const wrong = Object.entries(zero).filter(([, count]) => count !== 0);
  const nothing =
    load.acknowledged.length === 0 ? ['nothing was acknowledged: there was nothing to lose'] : [];
  return [...wrong.map(([name, count]) => `${name} is ${count} and must be 0`), ...nothing];
}

/** In = kept + sampled out + dropped, kept = delivered + skipped + quarantined (nothing waits any more), here and in the store. */
function bookProblems(load: Load, { series, losesStarts }: Stored, edge: EdgeMetrics): string[] {
  const sum = (of: 'received' | 'malformed') =>
    load.acknowledged.reduce((total, batch) => total + batch[of], 0);
  const kept = load.acknowledged.reduce((total, batch) => total + batch.kept.length, 0);
  const spans = (outcome: string) => edge.total('rum_ingest_spans_total', { outcome });
  const forward = (outcome: string) => edge.total('rum_forward_total', { destination: 'otlp', outcome });
  const equal: [what: string, is: number, must: number][] = [
    ['received', spans('received'), sum('received')],
    ['kept', spans('kept'), kept],
    ['dropped', spans('dropped'), sum('malformed')],
    ['sampled out', spans('sampled_out'), sum('received') - kept - sum('malformed')],
    [
      'forwarded',
      forward('delivered') + forward('skipped') + forward('quarantined'),
      kept + forward('replayed'),
    ],
    [
      'accepted batches',
      edge.total('rum_ingest_batches_total', { outcome: 'accepted' }),
      load.acknowledged.length,
    ],
    ['page views at /metrics', edge.total('rum_page_views_total'), load.acknowledged.length],
    ['LCP count in the store', series.total('rum_lcp_seconds_count'), load.acknowledged.length],
    [
      'received in the store',
      series.total('rum_ingest_spans_total', { outcome: 'received' }),
      sum('received'),
    ],
    ['series that began without a zero', losesStarts ? 0 : series.withoutStart, 0],
    ['counters that fell', series.fallen, 0],
  ];
  return equal.filter(([, is, must]) => is !== must).map(([what, is, must]) => `${what}: ${is}, not ${must}`);
}
