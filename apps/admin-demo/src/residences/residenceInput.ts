import * as v from 'valibot';
import { RESIDENCE_STATUSES } from '../database/schema.ts';
import { oneOf, pageField, searchField } from '../http/fields.ts';

/** Longest note of a residence. */
const MAX_NOTE_LENGTH = 500;

/** Query of `GET /api/residences`. */
export const residenceQuery = v.object({
  search: searchField,
  status: v.optional(oneOf(RESIDENCE_STATUSES)),
  page: pageField,
});

/** Body of `PATCH /api/residences/:id`: at least one of its fields. */
export const residencePatch = v.pipe(
  v.strictObject({
    status: v.optional(oneOf(RESIDENCE_STATUSES)),
    note: v.optional(
      v.pipe(
        v.string('must be text'),
        v.maxLength(MAX_NOTE_LENGTH, `must have at most ${MAX_NOTE_LENGTH} characters`),
      ),
    ),
  }),
  v.check((patch) => Object.keys(patch).length > 0, 'name at least one of status, note'),
);

export type ResidenceQuery = v.InferOutput<typeof residenceQuery>;
export type ResidencePatch = v.InferOutput<typeof residencePatch>;
