import type { Result } from '../../result.ts';
import type { DecodedTraces, WireError } from '../decoded.ts';
import { FieldPath, SINGLE } from '../fieldPath.ts';
import type { Resource, ResourceSpans, ScopeSpans, Span } from '../traces.ts';
import { isObject, type JsonObject, readList, readObject, readText } from './jsonFields.ts';
import { readAttributesJson } from './readAttributesJson.ts';
import { readSpanJson } from './readSpanJson.ts';

/** Of all requests, since reading one is never interrupted: compiled code lasts as long as an object that it counts on. */
const PATH = new FieldPath();

/**
 * Reads an `ExportTraceServiceRequest` in OTLP's JSON encoding.
 *
 * @param value what `JSON.parse` gave.
 * @param maxSpans spans that are looked at: lists that go past it are counted only, since a refused span takes more than the two
 *   bytes that it may be. Whoever gives it refuses what has more.
 * @returns the good spans with only known fields, in canonical form, and the bad ones by field; or an error, where the
 *   body is not such a request (its own structure, a resource or a scope is wrong).
 */
export function readTracesJson(
  value: unknown,
  maxSpans = Number.POSITIVE_INFINITY,
): Result<DecodedTraces, WireError> {
  const path = PATH.begin();
  const decoded: DecodedTraces = { traces: { resourceSpans: [] }, rejected: [], spans: 0 };
  if (!isObject(value)) return { ok: false, error: { field: '', reason: 'the body must be a JSON object' } };
  if (isSnakeCase(value)) return { ok: false, error: SNAKE_CASE };
  for (const entry of objects(value.resourceSpans, 'resourceSpans', path)) {
    const resourceSpans = readResourceSpans(entry, path, { decoded, maxSpans });
    if (resourceSpans.scopeSpans.length > 0) decoded.traces.resourceSpans.push(resourceSpans);
  }
  const fault = path.takeFault();
  return fault === undefined ? { ok: true, value: decoded } : { ok: false, error: fault };
}

/** What is read, and how much of it. */
interface Reading {
  readonly decoded: DecodedTraces;
  readonly maxSpans: number;
}

/**
 * Unknown fields are ignored, but a whole request in them would be acknowledged and lost: OTLP's JSON encoding has no
 * original field names (OTLP/HTTP, "JSON Protobuf Encoding"), and OTLP before 0.15 had others.
 */
const SNAKE_CASE: WireError = {
  field: 'resource_spans',
  reason: 'must be written resourceSpans; field names are in lowerCamelCase',
};

function isSnakeCase(value: JsonObject): boolean {
  return value.resourceSpans === undefined && value.resource_spans !== undefined;
}

/** What holds a resource's spans in other spellings than OTLP's. */
const OTHER_SCOPES = ['scope_spans', 'instrumentationLibrarySpans', 'instrumentation_library_spans'];

function refuseOtherScopes(entry: JsonObject, path: FieldPath): void {
  if (entry.scopeSpans !== undefined) return;
  const other = OTHER_SCOPES.find((name) => entry[name] !== undefined);
  if (other !== undefined)
    path.fail(other, 'must be written scopeSpans; use an exporter of OTLP 0.15 or later');
}

function readResourceSpans(entry: JsonObject, path: FieldPath, reading: Reading): ResourceSpans {
  refuseOtherScopes(entry, path);
  const resource = readResource(entry.resource, path);
  const scopeSpans: ScopeSpans[] = [];
  for (const scopeEntry of objects(entry.scopeSpans, 'scopeSpans', path)) {
    const scope = readScope(scopeEntry.scope, path);
    const schemaUrl = readSchemaUrl(scopeEntry.schemaUrl, path);
    const spans = readSpans(scopeEntry.spans, path, reading);
    if (spans.length > 0) scopeSpans.push({ scope, spans, schemaUrl });
  }
  return { resource, scopeSpans, schemaUrl: readSchemaUrl(entry.schemaUrl, path) };
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

function readSpans(value: unknown, path: FieldPath, { decoded, maxSpans }: Reading): Span[] {
  const list = readList(value, 'spans', path);
  const good: Span[] = [];
  decoded.spans += list.length;
  if (path.failed || decoded.spans > maxSpans) return good;
  for (let i = 0; i < list.length; i++) {
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

function readScope(value: unknown, path: FieldPath): ScopeSpans['scope'] {
  const scope = readObject(value, 'scope', path);
  const name = readText(scope.name, 'scope.name', path);
  const version = readText(scope.version, 'scope.version', path);
  if (name === '' && version === '') return undefined;
  return { name, version: version === '' ? undefined : version };
}

function readSchemaUrl(value: unknown, path: FieldPath): string | undefined {
  const schemaUrl = readText(value, 'schemaUrl', path);
  return schemaUrl === '' ? undefined : schemaUrl;
}
