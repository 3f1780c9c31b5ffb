/** Why a post is refused: the label `reason`, the HTTP status, and all that a caller without a good key is told. */
export const REFUSALS = {
  method: { status: 405, message: 'only POST is allowed here' },
  no_credentials: { status: 401, message: 'a key or a bearer token is needed' },
  doubled_key: { status: 401, message: 'the key is given more than once' },
  unknown_key: { status: 401, message: 'the key is not known' },
  bad_token: { status: 401, message: 'the bearer token is not valid' },
  no_origin: { status: 403, message: 'the origin is not allowed' },
  null_origin: { status: 403, message: 'the origin is not allowed' },
  doubled_origin: { status: 403, message: 'the origin is not allowed' },
  foreign_origin: { status: 403, message: 'the origin is not allowed' },
  ticket_missing: { status: 401, message: 'a ticket is needed' },
  ticket_malformed: { status: 401, message: 'the ticket is not valid' },
  ticket_bad_signature: { status: 401, message: 'the ticket is not valid' },
  ticket_wrong_app: { status: 401, message: 'the ticket is not valid' },
  ticket_wrong_origin: { status: 401, message: 'the ticket is not valid' },
  ticket_too_long: { status: 401, message: 'the ticket is not valid' },
  ticket_expired: { status: 401, message: 'the ticket is not valid' },
  rate_limited: { status: 429, message: 'too many requests' },
  unsupported_type: { status: 415, message: 'the content type is not supported' },
  unsupported_encoding: { status: 415, message: 'the content encoding is not supported' },
  too_large: { status: 413, message: 'the body is too large' },
  too_many_spans: { status: 413, message: 'the batch has too many spans' },
  bad_encoding: { status: 400, message: 'the body could not be read' },
  malformed: { status: 400, message: 'the body is malformed' },
  bad_parameter: { status: 400, message: 'a query parameter is malformed' },
  stale: { status: 400, message: 'the batch is too old or from the future' },
  refused_by_store: { status: 400, message: 'the store refuses the batch' },
  slow_body: { status: 503, message: 'the body took too long to arrive' },
  unavailable: { status: 503, message: 'the ingest cannot take the batch now' },
  internal: { status: 503, message: 'the ingest cannot take the batch now' },
} as const;

/** A reason of {@link REFUSALS}. */
export type RefusalReason = keyof typeof REFUSALS;

/** A post that is not taken. Rich here; how much of it is told is decided where it is answered. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** Field, limit and fix in one line, for a caller whose key is good. */
  readonly detail?: string;
  /** Seconds to wait; on 429 and 503. */
  readonly retryAfterSeconds?: number;
}
