import { database } from '../../../src/database/database.ts';
import { adminRoute } from '../../../src/http/adminRoute.ts';
import { parseQuery } from '../../../src/http/parseInput.ts';
import { listTasks } from '../../../src/tasks/listTasks.ts';
import { taskQuery } from '../../../src/tasks/taskInput.ts';

export const GET = adminRoute(async (request) => {
  const query = parseQuery(taskQuery, request.url);
  if (!query.ok) return query.response;
  return Response.json(await listTasks(await database(), query.value));
});
