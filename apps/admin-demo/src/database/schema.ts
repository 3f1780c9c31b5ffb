import type { Generated } from 'kysely';

/** States of a residence: takes new residents, has no room, or takes nobody for now. */
export const RESIDENCE_STATUSES = ['open', 'full', 'paused'] as const;

/** States of a task. */
export const TASK_STATUSES = ['open', 'done'] as const;

/** How much a task can wait. */
export const TASK_PRIORITIES = ['low', 'normal', 'high'] as const;

/** Kinds of a document. */
export const DOCUMENT_KINDS = [
  'care plan',
  'contract',
  'inspection',
  'medication list',
  'house rules',
] as const;

export type ResidenceStatus = (typeof RESIDENCE_STATUSES)[number];
export type TaskStatus = (typeof TASK_STATUSES)[number];
export type TaskPriority = (typeof TASK_PRIORITIES)[number];
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A home where people live and are cared for. */
export interface ResidenceTable {
  id: Generated<number>;
  name: string;
  street: string;
  postcode: string;
  city: string;
  capacity: number;
  status: ResidenceStatus;
  manager: string;
  note: string;
}

/** A person who lives in a residence. */
export interface ResidentTable {
  id: Generated<number>;
  residence_id: number;
  name: string;
  room: string;
  /** 1 (little care) to 5 (round the clock). */
  care_level: number;
  /** ISO date. */
  moved_in_on: string;
}

/** Something to be done in a residence, often for one resident. */
export interface TaskTable {
  id: Generated<number>;
  residence_id: number;
  resident_id: number | null;
  title: string;
  priority: TaskPriority;
  status: TaskStatus;
  assignee: string;
  /** ISO date. */
  due_on: string;
}

/** A document of a residence. */
export interface DocumentTable {
  id: Generated<number>;
  residence_id: number;
  title: string;
  kind: DocumentKind;
  /** ISO date. */
  issued_on: string;
  /** ISO date; null where it doesn't expire. */
  expires_on: string | null;
  pages: number;
  summary: string;
}

/** The database, as Kysely sees it. */
export interface Schema {
  residences: ResidenceTable;
  residents: ResidentTable;
  tasks: TaskTable;
  documents: DocumentTable;
}
