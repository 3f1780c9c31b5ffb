import type { Result } from '../../result.ts';
import type { DecodedTraces, WireError } from '../decoded.ts';
import { FieldPath, SINGLE } from '../fieldPath.ts';
import type { Resource, ResourceSpans, ScopeSpans, Span } from '../traces.ts';
import { isObject, type JsonObject, readList, readObject, readText } from './jsonFields.ts';
import { readAttributesJson } from './readAttributesJson.ts';
import { readSpanJson } from './readSpanJson.ts';

/**
 * Reads an `ExportTraceServiceRequest` in OTLP's JSON encoding.
 *
 * @param value what `JSON.parse` gave.
 * @returns the good spans with only known fields, in canonical form, and the bad ones by field; or an error, where the
 *   body is not such a request (its own structure, a resource or a scope is wrong).
 */
export function readTracesJson(value: unknown): Result<DecodedTraces, WireError> {
  const path = new FieldPath();
  const decoded: DecodedTraces = { traces: { resourceSpans: [] }, rejected: [], spans: 0 };
  if (!isObject(value)) return { ok: false, error: { field: '', reason: 'the body must be a JSON object' } };
  if (isSnakeCase(value)) return { ok: false, error: SNAKE_CASE };
  for (const entry of objects(value.resourceSpans, 'resourceSpans', path)) {
    const resourceSpans = readResourceSpans(entry, path, decoded);
    if (resourceSpans.scopeSpans.length > 0) decoded.traces.resourceSpans.push(resourceSpans);
  }
  const fault = path.takeFault();
  return fault === undefined ? { ok: true, value: decoded } : { ok: false, error: fault };
}

/**
 * Unknown fields are ignored, but a whole request in them would be acknowledged and lost: OTLP's JSON encoding has no
 * original field names (OTLP/HTTP, "JSON Protobuf Encoding").
 */
const SNAKE_CASE: WireError = {
  field: 'resource_spans',
  reason: 'must be written resourceSpans; field names are in lowerCamelCase',
};

function isSnakeCase(value: JsonObject): boolean {
  return value.resourceSpans === undefined && value.resource_spans !== undefined;
}

function readResourceSpans(entry: JsonObject, path: FieldPath, decoded: DecodedTraces): ResourceSpans {
  const resource = readResource(entry.resource, path);
  const scopeSpans: ScopeSpans[] = [];
  for (const scopeEntry of objects(entry.scopeSpans, 'scopeSpans', path)) {
    const scope = readScope(scopeEntry.scope, path);
    const url = readSchemaUrl(scopeEntry.schemaUrl, path);
    const spans = readSpans(scopeEntry.spans, path, decoded);
    if (spans.length > 0) scopeSpans.push({ ...scope, spans, ...url });
  }
  return { resource, scopeSpans, ...readSchemaUrl(entry.schemaUrl, path) };
}

/** The objects of a list, with `path` inside of each. Ends at a fault, since the request is refused then. */
function* objects(value: unknown, field: string, path: FieldPath): Generator<JsonObject> {
  const list = readList(value, field, path);
  for (let i = 0; i < list.length && !path.failed; i++) {
    path.enter(field, i);
    const item = list[i];
    if (isObject(item)) yield item;
    else path.fail('', 'must be an object');
    path.leave();
  }
}

function readSpans(value: unknown, path: FieldPath, decoded: DecodedTraces): Span[] {
  const list = readList(value, 'spans', path);
  const good: Span[] = [];
  if (path.failed) return good;
  for (let i = 0; i < list.length; i++) {
    decoded.spans++;
    path.enter('spans', i);
    const span = readSpanJson(list[i], path);
    path.leave();
    const fault = path.takeFault();
    if (fault !== undefined) decoded.rejected.push(fault);
    else if (span !== undefined) good.push(span);
  }
  return good;
}

function readResource(value: unknown, path: FieldPath): Resource {
  const resource = readObject(value, 'resource', path);
  path.enter('resource', SINGLE);
  const attributes = readAttributesJson(resource.attributes, path);
  path.leave();
  return { attributes };
}

function readScope(value: unknown, path: FieldPath): Pick<ScopeSpans, 'scope'> {
  const scope = readObject(value, 'scope', path);
  const name = readText(scope.name, 'scope.name', path);
  const version = readText(scope.version, 'scope.version', path);
  if (name === '' && version === '') return {};
  return { scope: { name, ...(version === '' ? {} : { version }) } };
}

function readSchemaUrl(value: unknown, path: FieldPath): { schemaUrl?: string } {
  const schemaUrl = readText(value, 'schemaUrl', path);
  return schemaUrl === '' ? {} : { schemaUrl };
}
