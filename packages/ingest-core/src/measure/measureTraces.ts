import { CLIENT_DROP_REASONS, CLIENT_DROPPED_PREFIX } from '@throughline/conventions/browserAttributes';
import type { Resource, Span, Traces } from '@throughline/wire/otlp/traces';
import type { Caller } from '../admit/caller.ts';
import { keptTraces } from '../sample/keptTraces.ts';
import type { Sampling } from '../sample/sampling.ts';
import { addCount } from './addCount.ts';
import { deviceLabel } from './boundedLabels.ts';
import type { DeltaSheet } from './deltaSheet.ts';
import { measureSpan, type ResourceMeasures } from './measureSpan.ts';
import { numberOf } from './numberOf.ts';
import { knownSeries } from './series/knownSeries.ts';
import type { SeriesBook } from './series/seriesBook.ts';
import { textOf } from './textOf.ts';

export interface MeasuredTraces {
  /** Without the implausible spans. */
  readonly traces: Traces;
  readonly implausible: number;
  readonly sheet: DeltaSheet;
}

const REASONS: ReadonlySet<string> = new Set(CLIENT_DROP_REASONS);

/** An SDK counts what it dropped since its last batch; more than this is no count of a page's spans. */
const MAX_CLIENT_DROPPED = 1_000_000;

/** What the fifth station is told. */
export interface MeasureOptions {
  readonly caller: Caller;
  readonly book: SeriesBook;
  /** The spans that may be named as exemplars; none is without it. */
  readonly exemplars?: Sampling | undefined;
}

/**
 * The fifth station: what every accepted span adds to the series, traced or not.
 *
 * @param traces changed in place.
 */
export function measureTraces(traces: Traces, options: MeasureOptions): MeasuredTraces {
  const sheet: DeltaSheet = new Map();
  let implausible = 0;
  for (const { resource, scopeSpans } of traces.resourceSpans) {
    const measures = resourceMeasures(resource, sheet, options);
    countClientDropped(resource, measures);
    for (const { spans } of scopeSpans) implausible += measureSpans(spans, measures);
  }
  // scopes that are left empty vanish
  return { traces: implausible === 0 ? traces : keptTraces(traces, undefined), implausible, sheet };
}

/** Takes the implausible ones out. @returns how many. */
function measureSpans(spans: Span[], measures: ResourceMeasures): number {
  let plausible = 0;
  for (const span of spans) if (measureSpan(span, measures) === 'measured') spans[plausible++] = span;
  const implausible = spans.length - plausible;
  if (implausible > 0) spans.length = plausible;
  return implausible;
}

function resourceMeasures(
  resource: Resource,
  sheet: DeltaSheet,
  { caller, book, exemplars }: MeasureOptions,
): ResourceMeasures {
  const { attributes } = resource;
  return {
    sheet,
    book,
    scope: {
      app: caller.app,
      env: caller.environment,
      device: deviceLabel(textOf(attributes, 'rum.device')),
    },
    weight: weightOf(numberOf(attributes, 'rum.report_rate'), caller.reportRate),
    exemplars,
  };
}

/** A page view stands for 1/report rate of them; a client can't claim more than its key's lowest rate allows. */
function weightOf(claimed: number | undefined, lowest: number): number {
  if (claimed === undefined || !(claimed > 0 && claimed <= 1)) return 1;
  return 1 / Math.max(claimed, lowest);
}

function countClientDropped(
  { attributes }: Resource,
  { sheet, scope: { app, env } }: ResourceMeasures,
): void {
  for (const { key, value } of attributes) {
    if (!key.startsWith(CLIENT_DROPPED_PREFIX)) continue;
    const reason = key.slice(CLIENT_DROPPED_PREFIX.length);
    const dropped = Number(value.intValue ?? 0);
    if (REASONS.has(reason) && dropped > 0 && dropped <= MAX_CLIENT_DROPPED)
      addCount(sheet, knownSeries('rum_client_dropped_total', { app, env, reason }), dropped);
  }
}
