/** HTTP status → `google.rpc.Code`, for the panel's error bodies. */
const RPC_CODES = { 400: 3, 401: 16, 403: 7, 404: 5, 500: 13, 503: 14 } as const;

/** A failure as JSON: `{"code":…,"message":"…"}`, the same `google.rpc.Status` as the ingest answers. */
export function failure(status: keyof typeof RPC_CODES, message: string): Response {
  return Response.json(
    { code: RPC_CODES[status], message },
    { status, headers: { 'Cache-Control': 'no-store' } },
  );
}
