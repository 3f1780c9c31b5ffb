import * as v from 'valibot';
import { failure } from './failure.ts';

/** A checked value, or the 400 that names the field. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly response: Response };

/** A larger body can't be one of ours, bytes. */
const MAX_BODY_BYTES = 16 * 1024;

/** Checks a value against a schema. */
export function parseInput<S extends v.GenericSchema>(schema: S, input: unknown): Parsed<v.InferOutput<S>> {
  const result = v.safeParse(schema, input);
  if (result.success) return { ok: true, value: result.output };
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? 'body';
  return { ok: false, response: failure(400, `${field}: ${issue.message}`) };
}

/** Checks the query of a URL; a name that comes twice counts once, the last. */
export function parseQuery<S extends v.GenericSchema>(schema: S, url: string): Parsed<v.InferOutput<S>> {
  return parseInput(schema, Object.fromEntries(new URL(url).searchParams));
}

/** Reads and checks a JSON body. */
export async function parseBody<S extends v.GenericSchema>(
  schema: S,
  request: Request,
): Promise<Parsed<v.InferOutput<S>>> {
  const text = await request.text();
  if (text.length > MAX_BODY_BYTES)
    return { ok: false, response: failure(400, `body: longer than ${MAX_BODY_BYTES} bytes`) };
  try {
    return parseInput(schema, JSON.parse(text));
  } catch {
    return { ok: false, response: failure(400, 'body: not JSON') };
  }
}
