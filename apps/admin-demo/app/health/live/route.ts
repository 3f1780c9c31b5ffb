export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}

/** A probe asks the running server, never a prerendered file. */
export const dynamic = 'force-dynamic';
