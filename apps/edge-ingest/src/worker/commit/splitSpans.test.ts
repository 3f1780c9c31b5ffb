import type { ResourceSpans } from '@throughline/wire/otlp/traces';
import { describe, expect, it } from 'vitest';
import { decodePiece } from '../../forward/spanPiece.ts';
import type { TextPiece } from '../../shard/message/commitBody.ts';
import { spanNamed } from '../../testing/spanNamed.ts';
import { splitSpans } from './splitSpans.ts';

const resource = (service: string, names: readonly string[]): ResourceSpans => ({
  resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
  scopeSpans: [{ scope: { name: 'scope' }, spans: names.map(spanNamed) }],
});

const decode = ({ text }: TextPiece) => decodePiece(new TextEncoder().encode(text));

const namesOf = (spans: readonly ResourceSpans[]): string[] =>
  spans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans.map(({ name }) => name)));

describe('splitSpans', () => {
  it('gives one piece where it fits, and none for nothing', () => {
    const spans = [resource('é', ['a', 'b']), resource('y', ['c'])];
    const { pieces, oversized } = splitSpans(spans);
    expect(pieces.map(({ count }) => count)).toEqual([3]);
    expect(pieces.flatMap(decode)).toEqual(spans);
    expect([oversized, splitSpans([]).pieces]).toEqual([0, []]);
  });

  it('keeps every span once, with its resource and scope, whatever the limit', () => {
    const names = Array.from({ length: 20 }, (_, i) => `n${i}`);
    const { pieces, oversized } = splitSpans([resource('x', names), resource('y', ['z'])], 500);
    const decoded = pieces.map(decode);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.every(({ text }) => new TextEncoder().encode(text).byteLength <= 500)).toBe(true);
    expect(decoded.flatMap(namesOf)).toEqual([...names, 'z']);
    expect(decoded.at(-1)?.[0]?.resource).toEqual(resource('y', []).resource);
    expect(oversized).toBe(0);
  });

  it('leaves out and counts a span that is too big alone', () => {
    const { pieces, oversized } = splitSpans([resource('x', ['a', 'b'.repeat(600), 'c'])], 500);
    expect(pieces.flatMap((piece) => namesOf(decode(piece)))).toEqual(['a', 'c']);
    expect(oversized).toBe(1);
  });
});
