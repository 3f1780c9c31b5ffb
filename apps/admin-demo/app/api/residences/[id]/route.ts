import { database } from '../../../../src/database/database.ts';
import { adminRoute } from '../../../../src/http/adminRoute.ts';
import { failure } from '../../../../src/http/failure.ts';
import { idField } from '../../../../src/http/fields.ts';
import { parseBody, parseInput } from '../../../../src/http/parseInput.ts';
import { getResidence } from '../../../../src/residences/getResidence.ts';
import { residencePatch } from '../../../../src/residences/residenceInput.ts';
import { updateResidence } from '../../../../src/residences/updateResidence.ts';

export const GET = adminRoute(async (_request, { params }) => {
  const path = parseInput(idField, await params);
  if (!path.ok) return path.response;
  const found = await getResidence(await database(), path.value.id);
  return found === undefined ? failure(404, `id: no residence ${path.value.id}`) : Response.json(found);
});

export const PATCH = adminRoute(async (request, { params }) => {
  const path = parseInput(idField, await params);
  if (!path.ok) return path.response;
  const patch = await parseBody(residencePatch, request);
  if (!patch.ok) return patch.response;
  const changed = await updateResidence(await database(), path.value.id, patch.value);
  return changed === undefined ? failure(404, `id: no residence ${path.value.id}`) : Response.json(changed);
});
