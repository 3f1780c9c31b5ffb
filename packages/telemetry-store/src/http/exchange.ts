import type { Result } from '@throughline/wire/result';

/** A request, as handlers see it. */
export interface StoreRequest {
  readonly method: string;
  readonly path: string;
  /** Parameters of the path, by the name after `:` in the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Value of a header by its lower-case name. */
  header(name: string): string | undefined;
  /** The whole body, decompressed where it is gzip, within the limits of {@link readBody}. */
  body(): Promise<Result<Uint8Array, HttpFault>>;
}

/** A refusal before or instead of the handler's own work. */
export interface HttpFault {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is sent back. */
export interface Answer {
  readonly status: number;
  readonly contentType?: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One method of one path; a segment that starts with `:` matches anything and is a parameter. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (request: StoreRequest) => Promise<Answer> | Answer;
}

/** Writes a refusal in the form that the port's protocol asks for. */
export type RefuseAnswer = (fault: HttpFault, request: StoreRequest) => Answer;

/** A 200 with JSON. */
export function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}
