import { encodeStatus } from '@throughline/wire/otlp/encodeResponse';

const PROTOBUF = 'application/x-protobuf';

/** A `Status` in protobuf where the request was, since an OTLP exporter logs what it says (OTLP/HTTP, "Failures"). */
export async function inRequestEncoding(response: Response, request: Request): Promise<Response> {
  if (response.status < 400 || !isProtobuf(request) || isProtobuf(response)) return response;
  const { code, message }: { code: number; message: string } = await response.json();
  const headers = new Headers(response.headers);
  headers.set('Content-Type', PROTOBUF);
  return new Response(encodeStatus(code, message), { status: response.status, headers });
}

function isProtobuf({ headers }: Request | Response): boolean {
  const type = headers.get('Content-Type') ?? '';
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase() === PROTOBUF;
}
