import { database } from '../../../../src/database/database.ts';
import { getDocument } from '../../../../src/documents/getDocument.ts';
import { adminRoute } from '../../../../src/http/adminRoute.ts';
import { failure } from '../../../../src/http/failure.ts';
import { idField } from '../../../../src/http/fields.ts';
import { parseInput } from '../../../../src/http/parseInput.ts';

export const GET = adminRoute(async (_request, { params }) => {
  const path = parseInput(idField, await params);
  if (!path.ok) return path.response;
  const found = await getDocument(await database(), path.value.id);
  return found === undefined ? failure(404, `id: no document ${path.value.id}`) : Response.json(found);
});
