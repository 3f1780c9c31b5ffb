/**
 * The tables. Spans keep what queries filter by in typed columns, and the whole span beside it as the OTLP JSON that
 * answers are made of. There is no unique index: DuckDB's must fit into memory, so duplicates are left out when reading
 * (spans) and before writing (samples).
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS spans (
  trace_id VARCHAR NOT NULL,        -- 32 lower-case hex digits
  span_id VARCHAR NOT NULL,         -- 16 lower-case hex digits
  parent_span_id VARCHAR,           -- NULL on a root
  service VARCHAR NOT NULL,         -- service.name of the resource
  name VARCHAR NOT NULL,
  kind UTINYINT NOT NULL,           -- Span.SpanKind
  status_code UTINYINT NOT NULL,    -- Status.StatusCode
  start_ns UBIGINT NOT NULL,        -- nanoseconds since the Unix epoch
  duration_ns UBIGINT NOT NULL,     -- 0 where the end is before the start
  resource VARCHAR NOT NULL,        -- JSON: {resource, schemaUrl?} of ResourceSpans
  scope VARCHAR NOT NULL,           -- JSON: {scope?, schemaUrl?} of ScopeSpans
  span VARCHAR NOT NULL             -- JSON: Span
);
CREATE TABLE IF NOT EXISTS series (
  id UINTEGER NOT NULL,
  labels VARCHAR NOT NULL           -- JSON: [[name, value], …] sorted by name, __name__ among them
);
CREATE TABLE IF NOT EXISTS samples (
  series_id UINTEGER NOT NULL,
  time_ms BIGINT NOT NULL,          -- milliseconds since the Unix epoch
  value DOUBLE NOT NULL,
  stale BOOLEAN NOT NULL            -- a stale marker: the value is not one
);
`;
