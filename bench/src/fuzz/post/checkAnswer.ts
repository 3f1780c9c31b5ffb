import { BinaryReader } from '@bufbuild/protobuf/wire';

/** What anyone may be told about a post (OTLP/HTTP 1.9, "Failures"; never a 5xx): the preflight's answer among it. */
const EXPECTED = new Set([200, 204, 400, 401, 403, 405, 413, 415]);

/** Says what is wrong with the answer to a method, or undefined. */
export async function checkAnswer(response: Response, method: string): Promise<string | undefined> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!EXPECTED.has(response.status)) return `status ${response.status}: ${Buffer.from(bytes).toString()}`;
  if (!response.headers.has('x-request-id')) return `status ${response.status} without X-Request-Id`;
  if (response.status === 204 || method === 'HEAD') return undefined;
  const type = response.headers.get('content-type');
  if (type === 'application/x-protobuf') return checkProtobuf(bytes, response.ok);
  return type === 'application/json' ? checkJson(bytes, response.ok) : `content type ${type}`;
}

function checkJson(bytes: Uint8Array, ok: boolean): string | undefined {
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof body !== 'object' || body === null) return 'not an object';
    if (ok) return undefined;
    const { code, message } = body as { code?: unknown; message?: unknown };
    return Number.isInteger(code) && typeof message === 'string' && message !== '' ? undefined : 'no Status';
  } catch (error) {
    return String(error);
  }
}

/** google.rpc.Status has its code as field 1 and its message as field 2. */
function checkProtobuf(bytes: Uint8Array, ok: boolean): string | undefined {
  try {
    const reader = new BinaryReader(bytes);
    const fields = new Set<number>();
    while (reader.pos < reader.len) {
      const [field, wireType] = reader.tag();
      fields.add(field);
      reader.skip(wireType);
    }
    return ok || (fields.has(1) && fields.has(2)) ? undefined : 'no Status';
  } catch (error) {
    return String(error);
  }
}
