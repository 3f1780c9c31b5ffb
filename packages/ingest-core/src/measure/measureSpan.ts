import type { MetricName } from '@throughline/conventions/metrics';
import type { SpanType } from '@throughline/conventions/spans';
import { isVitalName } from '@throughline/conventions/vitalNames';
import { VITALS } from '@throughline/conventions/vitals';
import type { Span } from '@throughline/wire/otlp/traces';
import { keepsSpan } from '../sample/keepsSpan.ts';
import type { Sampling } from '../sample/sampling.ts';
import { addCount } from './addCount.ts';
import { addObservation } from './addObservation.ts';
import { methodLabel, navigationLabel, statusClassLabel } from './boundedLabels.ts';
import type { DeltaSheet } from './deltaSheet.ts';
import type { MeasuredAttribute } from './measuredAttributes.ts';
import { numberOf } from './numberOf.ts';
import type { SeriesBook, SeriesScope } from './series/seriesBook.ts';
import { textOf } from './textOf.ts';

/** What the spans of one resource share. */
export interface ResourceMeasures {
  readonly sheet: DeltaSheet;
  readonly book: SeriesBook;
  readonly scope: SeriesScope;
  /** How many page views this one stands for: 1/report rate. */
  readonly weight: number;
  /** The spans that may be named as exemplars; none is without it. */
  readonly exemplars: Sampling | undefined;
}

/** Of a time, those below a second. */
const NANO_DIGITS = 9;

interface Measured {
  readonly span: Span;
  readonly route: string;
  readonly resource: ResourceMeasures;
}

type Measure = (measured: Measured) => 'measured' | 'implausible';

const MEASURES: ReadonlyMap<string, Measure> = new Map<SpanType, Measure>([
  ['page_view', measurePageView],
  ['web_vital', measureVital],
  ['http', measureHttp],
  ['error', measureError],
  ['long_animation_frame', measureLongFrame],
]);

/**
 * Measures a span by its `rum.span.type`; spans without it or without a route (servers') are none of ours.
 *
 * @returns `implausible` for a value that can't be true; nothing of it is counted.
 */
export function measureSpan(span: Span, resource: ResourceMeasures): 'measured' | 'implausible' {
  const measure = MEASURES.get(text(span, 'rum.span.type') ?? '');
  const route = text(span, 'rum.route');
  if (measure === undefined || route === undefined) return 'measured';
  return measure({ span, route, resource });
}

/** Of what is measured alone: of a span that is left out nothing else is there. */
function text({ attributes }: Span, name: MeasuredAttribute): string | undefined {
  return textOf(attributes, name);
}

function number({ attributes }: Span, name: MeasuredAttribute): number | undefined {
  return numberOf(attributes, name);
}

function measurePageView({ span, route, resource }: Measured): 'measured' {
  const { sheet, book, scope, weight } = resource;
  const navigation = navigationLabel(text(span, 'rum.navigation_type'));
  addCount(sheet, book.ofPage('rum_page_views_total', scope, { route, navigation }), weight);
  return 'measured';
}

function measureVital({ span, route, resource }: Measured): 'measured' | 'implausible' {
  const name = text(span, 'browser.web_vital.name');
  const value = number(span, 'browser.web_vital.value');
  if (!isVitalName(name) || value === undefined) return 'implausible';
  const { wireUnit, plausibleMax, metric } = VITALS[name];
  if (!(value >= 0 && value <= plausibleMax)) return 'implausible';
  // a histogram can't take back what it has counted
  if (number(span, 'rum.vital.report') !== undefined) return 'measured';
  const given = text(span, 'rum.navigation_type') ?? text(span, 'browser.web_vital.navigation_type');
  const { sheet, book, scope, weight } = resource;
  addObservation(
    sheet,
    book.ofPage(metric as MetricName, scope, { route, navigation: navigationLabel(given) }),
    {
      value: wireUnit === 'ms' ? value / 1000 : value,
      weight,
      traceId: exemplarOf(span, resource),
    },
  );
  return 'measured';
}

function measureHttp({ span, route, resource }: Measured): 'measured' {
  const { sheet, book, scope, weight } = resource;
  const { requests, durations } = book.ofRequest(scope, {
    route,
    method: methodLabel(text(span, 'http.request.method')),
    status_class: statusClassLabel(number(span, 'http.response.status_code')),
    address: text(span, 'server.address') ?? '',
    template: text(span, 'url.template') ?? '',
  });
  addCount(sheet, requests, weight);
  addObservation(sheet, durations, {
    value: durationSeconds(span),
    weight,
    traceId: exemplarOf(span, resource),
  });
  return 'measured';
}

function measureError({ route, resource }: Measured): 'measured' {
  const { sheet, book, scope, weight } = resource;
  addCount(sheet, book.ofPage('rum_errors_total', scope, { route }), weight);
  return 'measured';
}

function measureLongFrame({ span, route, resource }: Measured): 'measured' {
  const { sheet, book, scope, weight } = resource;
  const sample = { value: durationSeconds(span), weight, traceId: exemplarOf(span, resource) };
  addObservation(sheet, book.ofPage('rum_long_frames_seconds', scope, { route }), sample);
  return 'measured';
}

function exemplarOf(span: Span, { exemplars }: ResourceMeasures): string | undefined {
  return exemplars !== undefined && keepsSpan(exemplars, span) ? span.traceId : undefined;
}

/** Whole seconds and the nanoseconds beyond them apart: both are exact as numbers, and a BigInt takes several times as long. */
function durationSeconds({ startTimeUnixNano: start, endTimeUnixNano: end }: Span): number {
  const seconds = Number(end.slice(0, -NANO_DIGITS)) - Number(start.slice(0, -NANO_DIGITS));
  return (seconds * 1e9 + Number(end.slice(-NANO_DIGITS)) - Number(start.slice(-NANO_DIGITS))) / 1e9;
}
