import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import type { Result } from '../../result.ts';
import type { DecodedTraces, WireError } from '../decoded.ts';
import { FieldPath } from '../fieldPath.ts';
import type { ResourceSpans, ScopeSpans } from '../traces.ts';
import { decodeKeyValue } from './decodeAttributes.ts';
import { decodeSpan } from './decodeSpan.ts';
import { readMessage, readNested, tagOf } from './protobufMessage.ts';

/** Field 1 of ExportTraceServiceRequest and of Resource: resource_spans, attributes. Of ResourceSpans and ScopeSpans: resource, scope. */
const FIRST = tagOf.bytes(1);
/** Field 2 of ResourceSpans and ScopeSpans: scope_spans, spans. */
const SECOND = tagOf.bytes(2);
/** Field 3 of both: schema_url. */
const SCHEMA_URL = tagOf.bytes(3);

interface Decoding {
  readonly maxSpans: number;
  readonly reader: BinaryReader;
  readonly path: FieldPath;
  readonly decoded: DecodedTraces;
}

/**
 * Decodes an `ExportTraceServiceRequest` in OTLP's protobuf encoding (opentelemetry-proto 1.9).
 *
 * @param bytes the body, decompressed.
 * @param maxSpans as there: spans past it are counted only.
 * @returns the same as {@link readTracesJson} for the same request; an error where the bytes are not such a message.
 *   Invalid UTF-8 becomes U+FFFD.
 */
export function decodeTracesProtobuf(
  bytes: Uint8Array,
  maxSpans = Number.POSITIVE_INFINITY,
): Result<DecodedTraces, WireError> {
  const path = new FieldPath();
  const decoded: DecodedTraces = { traces: { resourceSpans: [] }, rejected: [], spans: 0 };
  try {
    decodeRequest({ reader: new BinaryReader(bytes), path, decoded, maxSpans });
  } catch (error) {
    // BinaryReader throws Error and RangeError for malformed bytes, and nothing else throws here.
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { field: path.toString(), reason: `is not valid protobuf: ${reason}` } };
  }
  const fault = path.takeFault();
  return fault === undefined ? { ok: true, value: decoded } : { ok: false, error: fault };
}

function decodeRequest(decoding: Decoding): void {
  const { reader, decoded } = decoding;
  let index = 0;
  readMessage(reader, reader.len, (tag) => {
    if (tag !== FIRST) return false;
    const entry: ResourceSpans = { resource: { attributes: [] }, scopeSpans: [] };
    decodeResourceSpans(entry, index++, decoding);
    if (entry.scopeSpans.length > 0) decoded.traces.resourceSpans.push(entry);
    return true;
  });
}

function decodeResourceSpans(entry: ResourceSpans, index: number, decoding: Decoding): void {
  const { reader, path } = decoding;
  let scopes = 0;
  readNested(reader, { path, field: 'resourceSpans', index }, (tag) => {
    if (tag === FIRST) decodeResource(entry, decoding);
    else if (tag === SECOND) decodeScopeSpans(entry, scopes++, decoding);
    else if (tag === SCHEMA_URL) setSchemaUrl(entry, reader.string());
    else return false;
    return true;
  });
}

function decodeResource(entry: ResourceSpans, { reader, path }: Decoding): void {
  readNested(reader, { path, field: 'resource' }, (tag) => {
    if (tag !== FIRST) return false;
    entry.resource.attributes.push(decodeKeyValue(reader, path));
    return true;
  });
}

function decodeScopeSpans(owner: ResourceSpans, index: number, decoding: Decoding): void {
  const { reader, path } = decoding;
  const entry: ScopeSpans = { scope: undefined, spans: [], schemaUrl: undefined };
  let spans = 0;
  readNested(reader, { path, field: 'scopeSpans', index }, (tag) => {
    if (tag === FIRST) decodeScope(entry, decoding);
    else if (tag === SECOND) decodeSpanInto(entry, spans++, decoding);
    else if (tag === SCHEMA_URL) setSchemaUrl(entry, reader.string());
    else return false;
    return true;
  });
  if (entry.spans.length > 0) owner.scopeSpans.push(entry);
}

function decodeScope(entry: ScopeSpans, { reader, path }: Decoding): void {
  let name = '';
  let version = '';
  readNested(reader, { path, field: 'scope' }, (tag) => {
    if (tag === tagOf.bytes(1)) name = reader.string();
    else if (tag === tagOf.bytes(2)) version = reader.string();
    else return false;
    return true;
  });
  if (name !== '' || version !== '') entry.scope = { name, version: version === '' ? undefined : version };
}

function decodeSpanInto(entry: ScopeSpans, index: number, decoding: Decoding): void {
  const { reader, path, decoded, maxSpans } = decoding;
  if (++decoded.spans > maxSpans) {
    reader.skip(WireType.LengthDelimited);
    return;
  }
  // A fault of the resource is the request's: it must not be taken for the span's.
  const hadFault = path.failed;
  path.enter('spans', index);
  const span = decodeSpan(reader, path);
  path.leave();
  const fault = hadFault ? undefined : path.takeFault();
  if (fault !== undefined) decoded.rejected.push(fault);
  else if (span !== undefined) entry.spans.push(span);
}

function setSchemaUrl(entry: ResourceSpans | ScopeSpans, schemaUrl: string): void {
  if (schemaUrl !== '') entry.schemaUrl = schemaUrl;
}
