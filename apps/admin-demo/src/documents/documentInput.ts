import * as v from 'valibot';
import { DOCUMENT_KINDS } from '../database/schema.ts';
import { oneOf, pageField, searchField } from '../http/fields.ts';

/** Query of `GET /api/documents`. */
export const documentQuery = v.object({
  search: searchField,
  kind: v.optional(oneOf(DOCUMENT_KINDS)),
  page: pageField,
});

export type DocumentQuery = v.InferOutput<typeof documentQuery>;
