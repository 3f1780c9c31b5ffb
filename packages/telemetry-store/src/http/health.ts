import type { Database } from '../database/openDatabase.ts';
import { jsonAnswer, type Route } from './exchange.ts';

/** `/health/live`: the process answers. `/health/ready`: the database does, with its latency; 503 where it does not. */
export function healthRoutes(database: Database): Route[] {
  return [
    { method: 'GET', path: '/health/live', handle: () => jsonAnswer({ status: 'ok' }) },
    { method: 'GET', path: '/health/ready', handle: () => ready(database) },
  ];
}

async function ready(database: Database) {
  const started = performance.now();
  try {
    await database.read('SELECT 1', {});
  } catch {
    return jsonAnswer({ status: 'error', checks: { database: { status: 'error' } } }, 503);
  }
  const latency = Math.round((performance.now() - started) * 10) / 10;
  return jsonAnswer({ status: 'ok', checks: { database: { status: 'ok', latency_ms: latency } } });
}
