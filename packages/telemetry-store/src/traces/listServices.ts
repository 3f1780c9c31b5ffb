import type { Database } from '../database/openDatabase.ts';

/** The names of all services that have spans, sorted. */
export async function listServices(database: Database): Promise<string[]> {
  const [services = []] = await database.read('SELECT DISTINCT service FROM spans ORDER BY service', {});
  return services.map(String);
}

/** An operation of a service, as Jaeger's query API names it. */
export interface Operation {
  readonly name: string;
  /** `Span.SpanKind` by number. */
  readonly kind: number;
}

/** The names and kinds of a service's spans, sorted. */
export async function listOperations(database: Database, service: string): Promise<Operation[]> {
  const [names = [], kinds = []] = await database.read(
    'SELECT DISTINCT name, kind FROM spans WHERE service = $service ORDER BY name, kind',
    { service },
  );
  return names.map((name, row) => ({ name: String(name), kind: Number(kinds[row]) }));
}
