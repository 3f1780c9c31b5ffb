/** `google.rpc.Code` of the statuses that routes beside the ingest answer (googleapis, google/rpc/code.proto). */
const CODES = { 400: 3, 401: 16, 403: 7, 404: 5, 405: 12, 500: 13, 503: 14 } as const;

/** An error as `google.rpc.Status` JSON, as OTLP/HTTP wants it and so that every error here looks alike. */
export function statusResponse(
  status: keyof typeof CODES,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { code: CODES[status], message },
    { status, headers: { 'Cache-Control': 'no-store', ...headers } },
  );
}
