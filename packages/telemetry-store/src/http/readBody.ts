import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { MAX_BODY_BYTES_SERVER, MAX_DECODED_BYTES_SERVER } from '@throughline/conventions/wire';
import type { Result } from '@throughline/wire/result';
import type { HttpFault } from './exchange.ts';

const gunzipAsync = promisify(gunzip);

/** Reads the whole body, at most 4 MiB, and decompresses gzip, to at most 16 MiB. Other encodings are the caller's. */
export async function readBody(request: IncomingMessage): Promise<Result<Uint8Array, HttpFault>> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > MAX_BODY_BYTES_SERVER) return { ok: false, error: tooLarge(MAX_BODY_BYTES_SERVER, '') };
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > MAX_BODY_BYTES_SERVER) return { ok: false, error: tooLarge(MAX_BODY_BYTES_SERVER, '') };
      chunks.push(chunk);
    }
  } catch {
    return { ok: false, error: { status: 400, message: 'the connection ended in the middle of the body' } };
  }
  const body = Buffer.concat(chunks);
  return request.headers['content-encoding']?.trim().toLowerCase() === 'gzip'
    ? decompress(body)
    : { ok: true, value: body };
}

async function decompress(body: Buffer): Promise<Result<Uint8Array, HttpFault>> {
  try {
    return { ok: true, value: await gunzipAsync(body, { maxOutputLength: MAX_DECODED_BYTES_SERVER }) };
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    const malformed = { status: 400, message: 'the body is not valid gzip, as Content-Encoding says' };
    return {
      ok: false,
      error: isTooLarge ? tooLarge(MAX_DECODED_BYTES_SERVER, ' after decompression') : malformed,
    };
  }
}

function tooLarge(limit: number, when: string): HttpFault {
  return { status: 413, message: `the body is larger than ${limit} bytes${when}: send smaller batches` };
}
