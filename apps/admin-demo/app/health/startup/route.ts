import { parsePanelEnv } from '../../../src/config/parsePanelEnv.ts';
import { database } from '../../../src/database/database.ts';

export async function GET(): Promise<Response> {
  const parsed = parsePanelEnv(process.env);
  const mistakes = parsed.ok ? [] : parsed.mistakes;
  const opened = await database().then(
    () => true,
    () => false,
  );
  const started = mistakes.length === 0 && opened;
  const body = {
    status: started ? 'ok' : 'starting',
    configuration: { mistakes },
    database: opened ? 'open' : 'unreachable',
  };
  return Response.json(body, { status: started ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}

/** A probe asks the running server, never a prerendered file. */
export const dynamic = 'force-dynamic';
