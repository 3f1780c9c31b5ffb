import { database } from '../../../src/database/database.ts';
import { documentQuery } from '../../../src/documents/documentInput.ts';
import { listDocuments } from '../../../src/documents/listDocuments.ts';
import { adminRoute } from '../../../src/http/adminRoute.ts';
import { parseQuery } from '../../../src/http/parseInput.ts';

export const GET = adminRoute(async (request) => {
  const query = parseQuery(documentQuery, request.url);
  if (!query.ok) return query.response;
  return Response.json(await listDocuments(await database(), query.value));
});
