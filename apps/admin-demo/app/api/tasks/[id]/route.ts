import { database } from '../../../../src/database/database.ts';
import { adminRoute } from '../../../../src/http/adminRoute.ts';
import { failure } from '../../../../src/http/failure.ts';
import { idField } from '../../../../src/http/fields.ts';
import { parseBody, parseInput } from '../../../../src/http/parseInput.ts';
import { taskPatch } from '../../../../src/tasks/taskInput.ts';
import { updateTask } from '../../../../src/tasks/updateTask.ts';

export const PATCH = adminRoute(async (request, { params }) => {
  const path = parseInput(idField, await params);
  if (!path.ok) return path.response;
  const patch = await parseBody(taskPatch, request);
  if (!patch.ok) return patch.response;
  const changed = await updateTask(await database(), path.value.id, patch.value);
  return changed === undefined ? failure(404, `id: no task ${path.value.id}`) : Response.json(changed);
});
