import type { Insertable, Kysely } from 'kysely';
import {
  DOCUMENT_KINDS,
  type DocumentTable,
  type ResidenceTable,
  type ResidentTable,
  type Schema,
  type TaskTable,
} from '../schema.ts';
import { SeededRandom } from './seededRandom.ts';
import {
  CITIES,
  FIRST_NAMES,
  HOUSE_KINDS,
  HOUSES,
  LAST_NAMES,
  NOTES,
  STAFF,
  STREETS,
  TASKS,
} from './vocabulary.ts';

/** Any fixed number: it makes the data the same everywhere. */
const SEED = 20_261;

const TASK_COUNT = 400;
const DOCUMENT_COUNT = 100;

/** Tasks are due from a month ago to two months ahead. */
const DUE_DAYS = { from: -30, to: 60 };

/** Documents were issued within the last two years, and most expire within one. */
const ISSUED_DAYS = { from: -730, to: -10 };
const EXPIRES_DAYS = { from: -20, to: 365 };

/**
 * Fills an empty database: 40 residences with their residents, 400 tasks, 100 documents.
 *
 * @param today ISO date that the dates are laid around; everything else is the same everywhere.
 * @returns whether it filled; false where there are residences already.
 */
export async function seed(db: Kysely<Schema>, today: string): Promise<boolean> {
  const filled = await db.selectFrom('residences').select('id').limit(1).executeTakeFirst();
  if (filled !== undefined) return false;
  const random = new SeededRandom(SEED);
  const residences = makeResidences(random);
  const residents = makeResidents(random, residences, today);
  await db.insertInto('residences').values(residences).execute();
  await db.insertInto('residents').values(residents).execute();
  await db
    .insertInto('tasks')
    .values(makeTasks(random, residents, today))
    .execute();
  await db
    .insertInto('documents')
    .values(makeDocuments(random, residences.length, today))
    .execute();
  return true;
}

function makeResidences(random: SeededRandom): Insertable<ResidenceTable>[] {
  return HOUSES.map((house) => ({
    name: `${house} ${random.pick(HOUSE_KINDS)}`,
    street: `${random.pick(STREETS)} ${random.between(1, 120)}`,
    postcode: String(random.between(10_000, 99_999)),
    city: random.pick(CITIES),
    capacity: random.between(6, 14),
    status: random.pick(['open', 'open', 'open', 'full', 'paused'] as const),
    manager: random.pick(STAFF),
    note: random.pick(NOTES),
  }));
}

function makeResidents(
  random: SeededRandom,
  residences: readonly Insertable<ResidenceTable>[],
  today: string,
): Insertable<ResidentTable>[] {
  return residences.flatMap((residence, index) => {
    const count =
      residence.status === 'full' ? residence.capacity : random.between(3, residence.capacity - 1);
    return Array.from({ length: count }, (_, room) => ({
      residence_id: index + 1,
      name: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`,
      room: String(101 + room),
      care_level: random.between(1, 5),
      moved_in_on: shiftDate(today, -random.between(30, 2_500)),
    }));
  });
}

function makeTasks(
  random: SeededRandom,
  residents: readonly Insertable<ResidentTable>[],
  today: string,
): Insertable<TaskTable>[] {
  return Array.from({ length: TASK_COUNT }, () => {
    const resident = random.between(0, residents.length - 1);
    const due = random.between(DUE_DAYS.from, DUE_DAYS.to);
    return {
      residence_id: residents[resident]?.residence_id ?? 1,
      resident_id: random.next() < 0.8 ? resident + 1 : null,
      title: random.pick(TASKS),
      priority: random.pick(['low', 'normal', 'normal', 'normal', 'high'] as const),
      // Most of what is past is done.
      status: due < 0 && random.next() < 0.85 ? 'done' : 'open',
      assignee: random.pick(STAFF),
      due_on: shiftDate(today, due),
    };
  });
}

function makeDocuments(
  random: SeededRandom,
  residenceCount: number,
  today: string,
): Insertable<DocumentTable>[] {
  return Array.from({ length: DOCUMENT_COUNT }, () => {
    const residence = random.between(1, residenceCount);
    const kind = random.pick(DOCUMENT_KINDS);
    return {
      residence_id: residence,
      title: `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${random.between(2024, 2026)}-${random.between(100, 999)}`,
      kind,
      issued_on: shiftDate(today, random.between(ISSUED_DAYS.from, ISSUED_DAYS.to)),
      expires_on:
        random.next() < 0.7 ? shiftDate(today, random.between(EXPIRES_DAYS.from, EXPIRES_DAYS.to)) : null,
      pages: random.between(1, 24),
      summary: `${random.pick(NOTES)} Reviewed by ${random.pick(STAFF)}.`,
    };
  });
}

function shiftDate(isoDate: string, days: number): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
