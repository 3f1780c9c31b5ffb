import type { MetricName } from '@throughline/conventions/metrics';
import { openLabel } from '../boundedLabels.ts';
import { type KnownSeries, knownSeries } from './knownSeries.ts';
import { ValuesTable } from './valuesTable.ts';

/** What the spans of one resource have in common. */
export interface SeriesScope {
  readonly app: string;
  readonly env: string;
  readonly device: string;
}

/** What of a page view, or of what happened in it, makes its series. */
export interface PageValues {
  readonly route: string;
  readonly navigation?: string;
}

/** What of a request makes its series. */
export interface RequestValues {
  readonly route: string;
  readonly method: string;
  readonly status_class: string;
  /** Host, and path template. */
  readonly address: string;
  readonly template: string;
}

/** The labels of the pipeline's counts of itself. */
export interface OutcomeLabels {
  readonly app: string;
  readonly env: string;
  readonly outcome: string;
  readonly reason: string;
}

/** A request counts, and its duration is measured. */
export interface RequestSeries {
  readonly requests: KnownSeries;
  readonly durations: KnownSeries;
}

/** Places for what pages measure, of a few busy apps. About half a KB each, with the text of its series. */
const PLACES = 2_048;

/** … and for requests: some routes times what each asks for. One that isn't found is written anew, which takes as long as ten that are. */
const REQUEST_PLACES = 8_192;

/**
 * The series of what spans measure, found again by the values that make them: to write a series' text takes several times as
 * long as to compare its parts. Shared by all batches of an ingest.
 */
export class SeriesBook {
  readonly #series = new ValuesTable<KnownSeries>(PLACES);
  readonly #requests = new ValuesTable<RequestSeries>(REQUEST_PLACES);
  readonly #durations = new ValuesTable<KnownSeries>(PLACES);

  /** Of a metric of pages by route; and by navigation, where it has that label. */
  ofPage(metric: MetricName, scope: SeriesScope, place: PageValues): KnownSeries {
    const values = [scope.app, scope.env, scope.device, place.navigation ?? '', place.route, metric];
    return this.#series.get(values) ?? this.#series.add(values, pageSeries(metric, scope, place));
  }

  /** Of what became of batches or spans. */
  ofOutcome(metric: MetricName, labels: OutcomeLabels): KnownSeries {
    const values = [labels.app, labels.env, metric, labels.reason, labels.outcome];
    return this.#series.get(values) ?? this.#series.add(values, knownSeries(metric, labels));
  }

  /** Of a fetch or an XHR. */
  ofRequest(scope: SeriesScope, request: RequestValues): RequestSeries {
    const { route, method, status_class, address, template } = request;
    const values = [scope.app, scope.env, method, status_class, address, route, template];
    return this.#requests.get(values) ?? this.#requests.add(values, this.#requestSeries(scope, request));
  }

  #requestSeries(scope: SeriesScope, request: RequestValues): RequestSeries {
    const { app, env } = scope;
    const { method, status_class, address, template } = request;
    const target = openLabel(address + template);
    const labels = { app, env, method, status_class, target };
    const values = [app, env, method, status_class, target];
    // the same for all routes, so that a batch has one delta of it
    const durations =
      this.#durations.get(values) ??
      this.#durations.add(values, knownSeries('rum_http_request_duration_seconds', labels));
    const route = openLabel(request.route);
    return { requests: knownSeries('rum_http_requests_total', { ...labels, route }), durations };
  }
}

function pageSeries(metric: MetricName, { app, env, device }: SeriesScope, place: PageValues): KnownSeries {
  const { navigation } = place;
  const labels = { app, env, route: openLabel(place.route), device };
  return knownSeries(metric, navigation === undefined ? labels : { ...labels, navigation });
}
