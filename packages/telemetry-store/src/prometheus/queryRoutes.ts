import type { Result } from '@throughline/wire/result';
import type { Answer, HttpFault, Route, StoreRequest } from '../http/exchange.ts';
import { runQuery, type SampleSource } from '../promql/runQuery.ts';
import { formatInstant, formatRange } from './formatResult.ts';
import { parseInstant, parseSteps } from './parseTimes.ts';
import { dataAnswer, errorAnswer, queryErrorAnswer } from './prometheusAnswer.ts';

/** `/api/v1/query` and `/api/v1/query_range`, by GET and by POST with a form. */
export function queryRoutes(source: SampleSource): Route[] {
  return [
    ...getAndPost('/api/v1/query', (parameters) => instantQuery(source, parameters)),
    ...getAndPost('/api/v1/query_range', (parameters) => rangeQuery(source, parameters)),
  ];
}

/** The routes of an endpoint that takes its parameters from the URL, and those of a POST from a form too. */
export function getAndPost(path: string, handle: (parameters: URLSearchParams) => Promise<Answer>): Route[] {
  const route = async (request: StoreRequest): Promise<Answer> => {
    const parameters = await readParameters(request);
    return parameters.ok ? handle(parameters.value) : errorAnswer(parameters.error);
  };
  return [
    { method: 'GET', path, handle: route },
    { method: 'POST', path, handle: route },
  ];
}

async function readParameters(request: StoreRequest): Promise<Result<URLSearchParams, HttpFault>> {
  if (request.method !== 'POST') return { ok: true, value: request.query };
  const body = await request.body();
  if (!body.ok) return body;
  const form = new URLSearchParams(new TextDecoder().decode(body.value));
  return { ok: true, value: new URLSearchParams([...request.query, ...form]) };
}

async function instantQuery(source: SampleSource, parameters: URLSearchParams): Promise<Answer> {
  const time = parseInstant(parameters, 'time', Date.now());
  if (!time.ok) return errorAnswer({ status: 400, message: time.error });
  const result = await runQuery(parameters.get('query') ?? '', [time.value], source);
  return result.ok ? dataAnswer(formatInstant(result.value, time.value)) : queryErrorAnswer(result.error);
}

async function rangeQuery(source: SampleSource, parameters: URLSearchParams): Promise<Answer> {
  const steps = parseSteps(parameters);
  if (!steps.ok) return errorAnswer({ status: 400, message: steps.error });
  const result = await runQuery(parameters.get('query') ?? '', steps.value, source);
  if (!result.ok) return queryErrorAnswer(result.error);
  if (result.value.type === 'matrix') {
    const message =
      'invalid expression type "range vector" for range query, must be Scalar or instant Vector';
    return errorAnswer({ status: 400, message });
  }
  return dataAnswer(formatRange(result.value, steps.value));
}
