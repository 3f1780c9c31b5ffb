import { CLIENT_DROP_REASONS, CLIENT_DROPPED_PREFIX } from '@throughline/conventions/browserAttributes';
import type { Resource, Span, Traces } from '@throughline/wire/otlp/traces';
import type { Caller } from '../admit/caller.ts';
import { attributeReader } from './attributeReader.ts';
import { deviceLabel } from './boundedLabels.ts';
import { createDeltaSheet, type DeltaSheet } from './deltaSheet.ts';
import { filterSpans } from './filterSpans.ts';
import { measureSpan, type ResourceMeasures } from './measureSpan.ts';
import { knownSeries } from './series/knownSeries.ts';
import type { SeriesBook } from './series/seriesBook.ts';

export interface MeasuredTraces {
  /** Without the implausible spans. */
  readonly traces: Traces;
  readonly implausible: number;
  readonly sheet: DeltaSheet;
}

/** An SDK counts what it dropped since its last batch; more than this is no count of a page's spans. */
const MAX_CLIENT_DROPPED = 1_000_000;

/** What the fifth station is told. */
export interface MeasureOptions {
  readonly caller: Caller;
  readonly book: SeriesBook;
  /** Whether a span may be named as an exemplar; none is without it. */
  readonly hasExemplar?: ((span: Span) => boolean) | undefined;
}

/** The fifth station: what every accepted span adds to the series, traced or not. */
export function measureTraces(traces: Traces, options: MeasureOptions): MeasuredTraces {
  const sheet = createDeltaSheet();
  const measures = new Map<Resource, ResourceMeasures>();
  for (const { resource } of traces.resourceSpans) {
    const measure = resourceMeasures(resource, sheet, options);
    measures.set(resource, measure);
    countClientDropped(resource, measure);
  }
  let implausible = 0;
  const plausible = filterSpans(traces, (span, resource) => {
    const measure = measures.get(resource);
    if (measure === undefined || measureSpan(span, measure) === 'measured') return true;
    implausible++;
    return false;
  });
  return { traces: plausible, implausible, sheet };
}

function resourceMeasures(
  resource: Resource,
  sheet: DeltaSheet,
  { caller, book, hasExemplar }: MeasureOptions,
): ResourceMeasures {
  const read = attributeReader(resource.attributes);
  return {
    sheet,
    book,
    scope: { app: caller.app, env: caller.environment, device: deviceLabel(read.text('rum.device')) },
    weight: weightOf(read.number('rum.report_rate'), caller.reportRate),
    hasExemplar,
  };
}

/** A page view stands for 1/report rate of them; a client can't claim more than its key's lowest rate allows. */
function weightOf(claimed: number | undefined, lowest: number): number {
  if (claimed === undefined || !(claimed > 0 && claimed <= 1)) return 1;
  return 1 / Math.max(claimed, lowest);
}

function countClientDropped(resource: Resource, { sheet, scope: { app, env } }: ResourceMeasures): void {
  for (const reason of CLIENT_DROP_REASONS) {
    const key = CLIENT_DROPPED_PREFIX + reason;
    const dropped = Number(
      resource.attributes.find((attribute) => attribute.key === key)?.value.intValue ?? 0,
    );
    if (dropped > 0 && dropped <= MAX_CLIENT_DROPPED) {
      sheet.count(knownSeries('rum_client_dropped_total', { app, env, reason }), dropped);
    }
  }
}
