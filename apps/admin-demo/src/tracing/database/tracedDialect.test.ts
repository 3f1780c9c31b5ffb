import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../database/openDatabase.ts';
import type { Schema } from '../../database/schema.ts';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
let db: Kysely<Schema>;

beforeAll(async () => {
  provider.register();
  db = await openDatabase({});
});
beforeEach(() => exporter.reset());
afterAll(async () => {
  await db.destroy();
  await provider.shutdown();
  for (const api of [trace, context, propagation]) api.disable();
});

function onlySpan() {
  const spans = exporter.getFinishedSpans();
  expect(spans).toHaveLength(1);
  const [span] = spans;
  if (span === undefined) throw new Error('no span');
  return span;
}

describe('TracedDialect', () => {
  it('says nothing about migrations and the first fill', async () => {
    const other = await openDatabase({});
    await other.destroy();
    expect(exporter.getFinishedSpans()).toEqual([]);
  });

  it('describes a query by the stable database conventions, without its values', async () => {
    await db.selectFrom('residences').select('id').where('name', '=', 'Planted Secret').limit(7).execute();
    const span = onlySpan();
    expect(span.name).toBe('SELECT residences');
    expect(span.kind).toBe(SpanKind.CLIENT);
    expect(span.attributes).toEqual({
      'db.system.name': 'postgresql',
      'db.namespace': 'postgres',
      'db.operation.name': 'SELECT',
      'db.collection.name': 'residences',
      'db.query.summary': 'SELECT residences',
      'db.query.text': 'select "id" from "residences" where "name" = $1 limit $2',
      'db.response.returned_rows': 0,
    });
  });

  it.each([
    ['UPDATE tasks', () => db.updateTable('tasks').set({ status: 'done' }).where('id', '=', 1).execute()],
    ['DELETE documents', () => db.deleteFrom('documents').where('id', '=', -1).execute()],
    ['SELECT tasks', () => db.selectFrom('tasks as t').select('t.id').limit(1).execute()],
    ['SHOW', () => sql`show server_version`.execute(db)],
  ])('names %s', async (name, run) => {
    await run();
    expect(onlySpan().name).toBe(name);
  });

  it('is a child of the span that is active', async () => {
    await provider.getTracer('test').startActiveSpan('handler', async (parent) => {
      await db.selectFrom('tasks').select('id').limit(1).execute();
      parent.end();
    });
    const [query, handler] = exporter.getFinishedSpans();
    expect(query?.parentSpanContext?.spanId).toBe(handler?.spanContext().spanId);
    expect(query?.spanContext().traceId).toBe(handler?.spanContext().traceId);
  });

  it('marks a failure by its SQLSTATE and keeps the message to itself', async () => {
    const broken = sql`select 'a planted value'::integer`.execute(db);
    await expect(broken).rejects.toThrow('a planted value');
    const span = onlySpan();
    expect(span.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span.attributes).toMatchObject({ 'error.type': '22P02', 'db.response.status_code': '22P02' });
    expect(span.events).toEqual([]);
  });

  it('traces inside a transaction too', async () => {
    await db.transaction().execute((trx) => trx.selectFrom('tasks').select('id').limit(1).execute());
    expect(exporter.getFinishedSpans().map((span) => span.name)).toContain('SELECT tasks');
  });
});
