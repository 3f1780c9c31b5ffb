import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { ResourceSpans, ScopeSpans, Span, Traces } from '@throughline/wire/otlp/traces';

/** What the OpenTelemetry resource specification calls a service that did not say its name. */
const UNKNOWN_SERVICE = 'unknown_service';

/** Durations past an unsigned 64-bit integer can't come from two of them; an end before the start counts as none. */
function durationOf({ startTimeUnixNano, endTimeUnixNano }: Span): bigint {
  const duration = BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano);
  return duration > 0n ? duration : 0n;
}

/** Appends all spans to the table `spans`, inside the caller's transaction. */
export async function insertSpans(connection: DuckDBConnection, traces: Traces): Promise<void> {
  const appender = await connection.createAppender('spans');
  for (const resourceSpans of traces.resourceSpans) {
    for (const scopeSpans of resourceSpans.scopeSpans) appendScope(appender, resourceSpans, scopeSpans);
  }
  appender.closeSync();
}

function appendScope(appender: DuckDBAppender, owner: ResourceSpans, { spans, ...scope }: ScopeSpans): void {
  const { scopeSpans: _, ...resource } = owner;
  const texts = {
    resource: JSON.stringify(resource),
    scope: JSON.stringify(scope),
    service: serviceOf(owner),
  };
  for (const span of spans) appendSpan(appender, span, texts);
}

function appendSpan(
  appender: DuckDBAppender,
  span: Span,
  texts: { readonly resource: string; readonly scope: string; readonly service: string },
): void {
  appender.appendVarchar(span.traceId);
  appender.appendVarchar(span.spanId);
  if (span.parentSpanId === undefined) appender.appendNull();
  else appender.appendVarchar(span.parentSpanId);
  appender.appendVarchar(texts.service);
  appender.appendVarchar(span.name);
  appender.appendUTinyInt(span.kind);
  appender.appendUTinyInt(span.status?.code ?? 0);
  appender.appendUBigInt(BigInt(span.startTimeUnixNano));
  appender.appendUBigInt(durationOf(span));
  appender.appendVarchar(texts.resource);
  appender.appendVarchar(texts.scope);
  appender.appendVarchar(JSON.stringify(span));
  appender.endRow();
}

function serviceOf({ resource }: ResourceSpans): string {
  const name = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue;
  return name === undefined || name === '' ? UNKNOWN_SERVICE : name;
}
