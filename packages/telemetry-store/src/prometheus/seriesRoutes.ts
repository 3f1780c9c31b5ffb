import type { Result } from '@throughline/wire/result';
import type { Database } from '../database/openDatabase.ts';
import type { Answer, Route } from '../http/exchange.ts';
import type { SeriesIndex, StoredSeries } from '../metrics/seriesIndex.ts';
import { parseQuery } from '../promql/parse/parseQuery.ts';
import { QueryError } from '../promql/queryError.ts';
import { parseInstant } from './parseTimes.ts';
import { dataAnswer, errorAnswer, queryErrorAnswer } from './prometheusAnswer.ts';
import { getAndPost } from './queryRoutes.ts';

/** What exists: `/api/v1/series`, `/api/v1/labels` and `/api/v1/label/<name>/values`, each within `match[]`, `start`, `end`. */
export function seriesRoutes(database: Database, index: SeriesIndex): Route[] {
  const select = (parameters: URLSearchParams) => selectSeries(database, index, parameters);
  return [
    ...getAndPost('/api/v1/series', async (parameters) => {
      if (!parameters.has('match[]'))
        return errorAnswer({ status: 400, message: 'no match[] parameter provided' });
      return answerWith(await select(parameters), (series) =>
        series.map(({ labels }) => Object.fromEntries(labels)),
      );
    }),
    ...getAndPost('/api/v1/labels', async (parameters) =>
      answerWith(await select(parameters), (series) =>
        distinct(series.flatMap(({ labels }) => [...labels.keys()])),
      ),
    ),
    {
      method: 'GET',
      path: '/api/v1/label/:name/values',
      handle: async ({ params, query }) =>
        answerWith(await select(query), (series) =>
          distinct(series.map(({ labels }) => labels.get(params.name ?? ''))),
        ),
    },
  ];
}

type Selected = Result<readonly StoredSeries[], QueryError>;

function answerWith(selected: Selected, format: (series: readonly StoredSeries[]) => unknown): Answer {
  return selected.ok ? dataAnswer(format(selected.value)) : queryErrorAnswer(selected.error);
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort();
}

async function selectSeries(
  database: Database,
  index: SeriesIndex,
  parameters: URLSearchParams,
): Promise<Selected> {
  const matched = matchAny(index, parameters.getAll('match[]'));
  if (!matched.ok || (!parameters.has('start') && !parameters.has('end'))) return matched;
  const start = parseInstant(parameters, 'start', 0);
  const end = parseInstant(parameters, 'end', Date.now());
  if (!start.ok) return badData(start.error);
  if (!end.ok) return badData(end.error);
  const [ids = []] = await database.read(
    'SELECT DISTINCT series_id FROM samples WHERE time_ms BETWEEN $start AND $end',
    { start: BigInt(start.value), end: BigInt(end.value) },
  );
  const alive = new Set(ids.map(Number));
  return { ok: true, value: matched.value.filter(({ id }) => alive.has(id)) };
}

/** The series that any of the selectors matches; all, where there is none. */
function matchAny(index: SeriesIndex, selectors: readonly string[]): Selected {
  if (selectors.length === 0) return { ok: true, value: index.match([]) };
  const found = new Set<StoredSeries>();
  for (const text of selectors) {
    const parsed = parseQuery(text);
    if (!parsed.ok) return parsed;
    if (parsed.value.type !== 'selector')
      return badData(`invalid parameter "match[]": ${text} is not a selector`);
    for (const series of index.match(parsed.value.matchers)) found.add(series);
  }
  return { ok: true, value: [...found] };
}

function badData(message: string): Selected {
  return { ok: false, error: new QueryError('bad_data', message) };
}
