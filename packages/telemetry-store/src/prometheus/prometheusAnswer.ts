import { type Answer, type HttpFault, jsonAnswer, type RefuseAnswer } from '../http/exchange.ts';
import type { QueryError } from '../promql/queryError.ts';

/** Prometheus' names for the statuses that are not a query's fault. */
const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: 'bad_data',
  401: 'unauthorized',
  404: 'not_found',
  422: 'execution',
  503: 'unavailable',
};

/** Prometheus' form of an answer (HTTP API, "Format overview"). */
export function dataAnswer(data: unknown): Answer {
  return jsonAnswer({ status: 'success', data });
}

/** Prometheus' form of an error. */
export function errorAnswer({ status, message, headers }: HttpFault): Answer {
  const errorType = ERROR_TYPES[status] ?? 'bad_data';
  const answer = jsonAnswer({ status: 'error', errorType, error: message }, status);
  return headers === undefined ? answer : { ...answer, headers };
}

/** A query's mistake is 400, what can't be executed is 422. */
export function queryErrorAnswer(error: QueryError): Answer {
  return errorAnswer({ status: error.type === 'bad_data' ? 400 : 422, message: error.message });
}

/** Refusals of the metrics port. */
export const refusePrometheus: RefuseAnswer = (fault) => errorAnswer(fault);
