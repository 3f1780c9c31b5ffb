import { type Rating, rate } from '@throughline/conventions/rate';
import { isVitalName, type VitalName } from '@throughline/conventions/vitalNames';
import type { StoredSpan } from '../stores/storedSpan.ts';

/** One page view that was kept as a trace. */
export interface PageView {
  readonly traceId: string;
  readonly spanId: string;
  /** `service.name` of the page. */
  readonly service: string;
  readonly route: string;
  readonly device: string;
  readonly navigation: string;
  /** Unix milliseconds. */
  readonly start: number;
  /** Milliseconds to load, or to settle. */
  readonly duration: number;
  /** In the wire unit. */
  readonly vitals: Partial<Readonly<Record<VitalName, number>>>;
  readonly errors: number;
}

const BADNESS: Readonly<Record<Rating, number>> = { good: 0, 'needs-improvement': 1, poor: 3 };

/** The page views among the spans of many traces, the newest first. */
export function pageViewsOf(spans: readonly StoredSpan[]): PageView[] {
  const byTrace = Map.groupBy(spans, ({ traceId }) => traceId);
  const roots = spans.filter((span) => span.attributes['rum.span.type'] === 'page_view');
  return roots
    .map((root) => toPageView(root, byTrace.get(root.traceId) ?? []))
    .sort((a, b) => b.start - a.start);
}

/** The page views that went worst, by their ratings and then by LCP; those where all was good are left out. */
export function worstOf(views: readonly PageView[]): PageView[] {
  return views
    .filter((view) => badnessOf(view) > 0)
    .sort((a, b) => badnessOf(b) - badnessOf(a) || (b.vitals.LCP ?? 0) - (a.vitals.LCP ?? 0));
}

/** The page's views of one route and device, or of all where empty. */
export function filterViews(
  views: readonly PageView[],
  { route, device }: { route: string; device: string },
): PageView[] {
  return views.filter(
    (view) => (route === '' || view.route === route) && (device === '' || view.device === device),
  );
}

function toPageView(root: StoredSpan, trace: readonly StoredSpan[]): PageView {
  const own = trace.filter((span) => span.service === root.service);
  return {
    traceId: root.traceId,
    spanId: root.spanId,
    service: root.service,
    route: String(root.attributes['rum.route'] ?? root.name),
    device: String(root.resource['rum.device'] ?? ''),
    navigation: String(root.attributes['rum.navigation_type'] ?? ''),
    start: root.start,
    duration: root.end - root.start,
    vitals: vitalsOf(own),
    errors: own.filter((span) => span.attributes['rum.span.type'] === 'error').length,
  };
}

/** The last report of each vital counts: a page may report INP and CLS again as they grow. */
function vitalsOf(spans: readonly StoredSpan[]): PageView['vitals'] {
  const vitals: Partial<Record<VitalName, number>> = {};
  for (const { attributes } of spans.toSorted((a, b) => a.end - b.end)) {
    const name = attributes['browser.web_vital.name'];
    const value = attributes['browser.web_vital.value'];
    if (isVitalName(name) && typeof value === 'number') vitals[name] = value;
  }
  return vitals;
}

function badnessOf({ vitals, errors }: PageView): number {
  const core = (['LCP', 'INP', 'CLS'] as const).map((name) => {
    const value = vitals[name];
    return value === undefined ? 0 : BADNESS[rate(name, value)];
  });
  return core.reduce((sum, badness) => sum + badness, 0) + Math.min(errors, 3);
}
