import type { ResourceSpans } from '@throughline/wire/otlp/traces';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The JSON of `resourceSpans` elements joined by commas: pieces join into one array without being parsed again. */
export function writePiece(resourceSpans: readonly ResourceSpans[]): string {
  return JSON.stringify(resourceSpans).slice(1, -1);
}

/** The same as bytes. */
export function encodePiece(resourceSpans: readonly ResourceSpans[]): Uint8Array {
  return encoder.encode(writePiece(resourceSpans));
}

/** The inverse of {@link encodePiece}. */
export function decodePiece(bytes: Uint8Array): ResourceSpans[] {
  return JSON.parse(`[${decoder.decode(bytes)}]`) as ResourceSpans[];
}

/** Spans in all. */
export function countSpans(resourceSpans: readonly ResourceSpans[]): number {
  let count = 0;
  for (const { scopeSpans } of resourceSpans) for (const { spans } of scopeSpans) count += spans.length;
  return count;
}

/** The first half of the spans and the rest, each with its resource and scope; either may be empty. */
export function halveSpans(resourceSpans: readonly ResourceSpans[]): [ResourceSpans[], ResourceSpans[]] {
  const half = Math.ceil(countSpans(resourceSpans) / 2);
  return [slice(resourceSpans, 0, half), slice(resourceSpans, half, Number.POSITIVE_INFINITY)];
}

function slice(resourceSpans: readonly ResourceSpans[], from: number, to: number): ResourceSpans[] {
  let at = 0;
  const isWanted = (): boolean => {
    const index = at++;
    return index >= from && index < to;
  };
  return resourceSpans.flatMap((resource) => {
    const scopeSpans = resource.scopeSpans
      .map((scope) => ({ ...scope, spans: scope.spans.filter(isWanted) }))
      .filter(({ spans }) => spans.length > 0);
    return scopeSpans.length > 0 ? [{ ...resource, scopeSpans }] : [];
  });
}
