import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedDialect } from '../embeddedDialect.ts';
import { openDatabase } from '../openDatabase.ts';
import type { Schema } from '../schema.ts';
import { seed } from './seed.ts';

let db: Kysely<Schema>;

beforeAll(async () => {
  db = await openDatabase({});
});
afterAll(() => db.destroy());

async function countOf(table: keyof Schema): Promise<number> {
  const rows = await db.selectFrom(table).select('id').execute();
  return rows.length;
}

describe('seed', () => {
  it('fills 40 residences, 400 tasks and 100 documents', async () => {
    expect(await countOf('residences')).toBe(40);
    expect(await countOf('tasks')).toBe(400);
    expect(await countOf('documents')).toBe(100);
    expect(await countOf('residents')).toBeGreaterThan(150);
  });

  it('leaves what is there', async () => {
    expect(await seed(db, '2026-01-01')).toBe(false);
    expect(await countOf('tasks')).toBe(400);
  });

  it('is the same everywhere', async () => {
    const again = await openDatabase({});
    const query = (from: Kysely<Schema>) =>
      from.selectFrom('tasks').selectAll().orderBy('id').limit(20).execute();
    expect(await query(again)).toEqual(await query(db));
    await again.destroy();
  });

  it("gives each task's resident a home in the task's residence", async () => {
    const strays = await db
      .selectFrom('tasks')
      .innerJoin('residents', 'residents.id', 'tasks.resident_id')
      .whereRef('residents.residence_id', '!=', 'tasks.residence_id')
      .select('tasks.id')
      .execute();
    expect(strays).toEqual([]);
  });

  it('reads dates as ISO text', async () => {
    const task = await db.selectFrom('tasks').select('due_on').limit(1).executeTakeFirstOrThrow();
    expect(task.due_on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

it('names the database', async () => {
  expect((await embeddedDialect(undefined)).namespace).toBe('postgres');
});
