import { database } from '../../../src/database/database.ts';
import { adminRoute } from '../../../src/http/adminRoute.ts';
import { parseQuery } from '../../../src/http/parseInput.ts';
import { listResidences } from '../../../src/residences/listResidences.ts';
import { residenceQuery } from '../../../src/residences/residenceInput.ts';

export const GET = adminRoute(async (request) => {
  const query = parseQuery(residenceQuery, request.url);
  if (!query.ok) return query.response;
  return Response.json(await listResidences(await database(), query.value));
});
