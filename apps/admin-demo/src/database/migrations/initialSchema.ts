import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The four tables, and an index for each way that the pages look things up. */
export const initialSchema: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createResidences(db);
    await createResidents(db);
    await createTasks(db);
    await createDocuments(db);
  },
};

async function createResidences(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('residences')
    .addColumn('id', 'serial', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('street', 'text', (column) => column.notNull())
    .addColumn('postcode', 'text', (column) => column.notNull())
    .addColumn('city', 'text', (column) => column.notNull())
    .addColumn('capacity', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('manager', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .execute();
}

async function createResidents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('residents')
    .addColumn('id', 'serial', (column) => column.primaryKey())
    .addColumn('residence_id', 'integer', (column) => column.notNull().references('residences.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('care_level', 'integer', (column) => column.notNull())
    .addColumn('moved_in_on', 'date', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('residents_residence').on('residents').column('residence_id').execute();
}

async function createTasks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tasks')
    .addColumn('id', 'serial', (column) => column.primaryKey())
    .addColumn('residence_id', 'integer', (column) => column.notNull().references('residences.id'))
    .addColumn('resident_id', 'integer', (column) => column.references('residents.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('priority', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('assignee', 'text', (column) => column.notNull())
    .addColumn('due_on', 'date', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('tasks_residence').on('tasks').column('residence_id').execute();
  await db.schema.createIndex('tasks_status_due').on('tasks').columns(['status', 'due_on']).execute();
}

async function createDocuments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('documents')
    .addColumn('id', 'serial', (column) => column.primaryKey())
    .addColumn('residence_id', 'integer', (column) => column.notNull().references('residences.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('issued_on', 'date', (column) => column.notNull())
    .addColumn('expires_on', 'date')
    .addColumn('pages', 'integer', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('documents_residence').on('documents').column('residence_id').execute();
}
