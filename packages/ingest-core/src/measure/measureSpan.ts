import type { MetricName } from '@throughline/conventions/metrics';
import type { SpanType } from '@throughline/conventions/spans';
import { isVitalName, VITALS } from '@throughline/conventions/vitals';
import type { Span } from '@throughline/wire/otlp/traces';
import { type AttributeReader, attributeReader } from './attributeReader.ts';
import { methodLabel, navigationLabel, openLabel, statusClassLabel } from './boundedLabels.ts';
import type { DeltaSheet } from './deltaSheet.ts';
import type { MeasuredAttribute } from './measuredAttributes.ts';
import type { Labels } from './metricDelta.ts';

/** What the spans of one resource share. */
export interface ResourceMeasures {
  readonly sheet: DeltaSheet;
  readonly app: string;
  readonly env: string;
  readonly device: string;
  /** How many page views this one stands for: 1/report rate. */
  readonly weight: number;
  /** Whether a span may be named as an exemplar; none is without it. */
  readonly hasExemplar?: (span: Span) => boolean;
}

interface Measured {
  readonly span: Span;
  readonly read: AttributeReader<MeasuredAttribute>;
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
  const read: AttributeReader<MeasuredAttribute> = attributeReader(span.attributes);
  const measure = MEASURES.get(read.text('rum.span.type') ?? '');
  const route = read.text('rum.route');
  if (measure === undefined || route === undefined) return 'measured';
  return measure({ span, read, route: openLabel(route), resource });
}

function measurePageView(measured: Measured): 'measured' {
  const { sheet, weight } = measured.resource;
  const navigation = measured.read.text('rum.navigation_type');
  sheet.count('rum_page_views_total', pageLabels(measured, navigation), weight);
  return 'measured';
}

function measureVital(measured: Measured): 'measured' | 'implausible' {
  const { span, read, resource } = measured;
  const name = read.text('browser.web_vital.name');
  const value = read.number('browser.web_vital.value');
  if (!isVitalName(name) || value === undefined) return 'implausible';
  const { wireUnit, plausibleMax, metric } = VITALS[name];
  if (!(value >= 0 && value <= plausibleMax)) return 'implausible';
  // a histogram can't take back what it has counted
  if (read.number('rum.vital.report') !== undefined) return 'measured';
  const navigation = read.text('rum.navigation_type') ?? read.text('browser.web_vital.navigation_type');
  resource.sheet.observe(metric as MetricName, pageLabels(measured, navigation), {
    value: wireUnit === 'ms' ? value / 1000 : value,
    weight: resource.weight,
    traceId: exemplarOf(span, resource),
  });
  return 'measured';
}

function measureHttp({ span, read, route, resource }: Measured): 'measured' {
  const { sheet, app, env, weight } = resource;
  const method = methodLabel(read.text('http.request.method'));
  const status_class = statusClassLabel(read.number('http.response.status_code'));
  const target = openLabel((read.text('server.address') ?? '') + (read.text('url.template') ?? ''));
  sheet.count('rum_http_requests_total', { app, env, route, method, status_class, target }, weight);
  const sample = { value: durationSeconds(span), weight, traceId: exemplarOf(span, resource) };
  const labels = { app, env, method, status_class, target };
  sheet.observe('rum_http_request_duration_seconds', labels, sample);
  return 'measured';
}

function measureError({ route, resource }: Measured): 'measured' {
  const { sheet, app, env, device, weight } = resource;
  sheet.count('rum_errors_total', { app, env, route, device }, weight);
  return 'measured';
}

function measureLongFrame({ span, route, resource }: Measured): 'measured' {
  const { sheet, app, env, device, weight } = resource;
  const sample = { value: durationSeconds(span), weight, traceId: exemplarOf(span, resource) };
  sheet.observe('rum_long_frames_seconds', { app, env, route, device }, sample);
  return 'measured';
}

function exemplarOf(span: Span, { hasExemplar }: ResourceMeasures): string | undefined {
  return hasExemplar?.(span) ? span.traceId : undefined;
}

function pageLabels({ route, resource }: Measured, navigation: string | undefined): Labels {
  const { app, env, device } = resource;
  return { app, env, route, device, navigation: navigationLabel(navigation) };
}

/** The difference is taken in nanoseconds, and is small enough to be exact as a number. */
function durationSeconds({ startTimeUnixNano, endTimeUnixNano }: Span): number {
  return Number(BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano)) / 1e9;
}
