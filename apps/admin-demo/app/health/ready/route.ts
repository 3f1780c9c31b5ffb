import { panelConfig } from '../../../src/config/panelConfig.ts';
import { checkDependencies } from '../../../src/health/checkDependencies.ts';

export async function GET(): Promise<Response> {
  const dependencies = await checkDependencies(panelConfig());
  const ready = dependencies.every(({ ok }) => ok);
  const body = { status: ready ? 'ok' : 'unavailable', dependencies };
  return Response.json(body, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}

/** A probe asks the running server, never a prerendered file. */
export const dynamic = 'force-dynamic';
