import type { StoredSpan } from '../stores/storedSpan.ts';
import { partRank } from './partRank.ts';
import { type Category, categoryOf } from './spanCategory.ts';

/** A row of the waterfall. */
export interface WaterfallRow {
  readonly span: StoredSpan;
  readonly category: Category;
  /** 0 for a root. */
  readonly depth: number;
  readonly children: number;
  /** Span ids from the root down to the parent: a row is hidden while one of them is folded. */
  readonly ancestors: readonly string[];
  /** Names a parent that isn't in the trace: dropped, sampled out, or not arrived yet. */
  readonly orphan: boolean;
  /** Where the bar begins and how long it is, as shares of the whole, 0 to 1. */
  readonly offset: number;
  readonly width: number;
}

/** The rows of a trace, and the time that they span. */
export interface Waterfall {
  readonly rows: readonly WaterfallRow[];
  /** Unix milliseconds. */
  readonly start: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** Lays the spans of a trace out: each below its parent, siblings by start; one with an unknown parent is a root. */
export function buildWaterfall(spans: readonly StoredSpan[]): Waterfall {
  const unique = [...new Map(spans.map((span) => [span.spanId, span])).values()];
  const start = Math.min(...unique.map((span) => span.start));
  const duration = Math.max(...unique.map((span) => span.end)) - start;
  if (unique.length === 0) return { rows: [], start: 0, duration: 0 };
  const byStart = unique.toSorted((a, b) => a.start - b.start || partRank(a) - partRank(b) || b.end - a.end);
  const known = new Set(unique.map(({ spanId }) => spanId));
  const childrenOf = Map.groupBy(byStart, ({ parentSpanId }) =>
    known.has(parentSpanId) ? parentSpanId : '',
  );
  const rows: WaterfallRow[] = [];
  const placed = new Set<string>();

  const place = (span: StoredSpan, ancestors: readonly string[]): void => {
    // A span that is its own ancestor would never end.
    if (placed.has(span.spanId)) return;
    placed.add(span.spanId);
    const children = childrenOf.get(span.spanId) ?? [];
    rows.push({
      span,
      category: categoryOf(span),
      depth: ancestors.length,
      children: children.length,
      ancestors,
      orphan: span.parentSpanId !== '' && !known.has(span.parentSpanId),
      offset: share(span.start - start, duration),
      width: share(span.end - span.start, duration),
    });
    for (const child of children) place(child, [...ancestors, span.spanId]);
  };

  for (const root of childrenOf.get('') ?? []) place(root, []);
  // What is left hangs in a circle of parents.
  for (const span of byStart) place(span, []);
  return { rows, start, duration };
}

/** Round moments for the time axis, milliseconds from the start: about `wanted` of them. */
export function ticksOf(duration: number, wanted = 5): number[] {
  if (!(duration > 0)) return [0];
  const rough = duration / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= rough) ?? rough;
  return Array.from({ length: Math.floor(duration / step) + 1 }, (_, index) => index * step);
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(Math.max(part / whole, 0), 1) : 0;
}
