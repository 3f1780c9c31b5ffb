import { describe, expect, it } from 'vitest';
import { inflate } from '../../forward/deflate/deflated.ts';
import { encodePiece } from '../../forward/spanPiece.ts';
import { spanNamed } from '../../testing/spanNamed.ts';
import type { LogMeta, LogPiece } from '../commit/logRow.ts';
import { joinPieces, readStoredSpans, type StoredSpans, storeSpans } from '../commit/storedSpans.ts';
import { deflatedParts } from './deflatedParts.ts';
import { halvePieces, type TimedPiece } from './halvePieces.ts';

/** A piece of two spans with these names. */
function pieceOf(...names: [string, string]): LogPiece {
  const spans = names.map(spanNamed);
  const bytes = encodePiece([{ resource: { attributes: [] }, scopeSpans: [{ spans }] }]);
  return { env: 'test', count: 2, bytes };
}

const metaOf = (pieces: readonly LogPiece[]): LogMeta['pieces'] =>
  pieces.map(({ env, count, bytes }) => [env, count, bytes.byteLength]);

const rowOf = (pieces: readonly LogPiece[]) => readStoredSpans(storeSpans(pieces), metaOf(pieces));

/** As an earlier version has left it: one piece after the other. */
function plainRowOf(pieces: readonly LogPiece[]): StoredSpans {
  const plain = Uint8Array.from(pieces.flatMap(({ bytes }) => [...bytes]));
  return readStoredSpans(plain, metaOf(pieces));
}

const timed = (row: StoredSpans): TimedPiece[] =>
  row.pieces.map((piece) => ({ ...piece, committedAt: 1, row }));

/** Names of the spans that are sent. */
function namesIn(pieces: readonly TimedPiece[]): string[] {
  const text = new TextDecoder().decode(joinPieces(deflatedParts(pieces).map(inflate)));
  const entries = JSON.parse(`[${text}]`) as { scopeSpans: { spans: { name: string }[] }[] }[];
  return entries.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans.map(({ name }) => name)),
  );
}

const THREE = [pieceOf('a', 'b'), pieceOf('c', 'é'), pieceOf('e', 'f')];
const NAMES = ['a', 'b', 'c', 'é', 'e', 'f'];

describe('deflatedParts', () => {
  it('takes rows that are sent whole as they are stored', () => {
    const [first, second] = [rowOf(THREE), rowOf([pieceOf('g', 'h')])];
    const pieces = [...timed(first), ...timed(second)];
    const parts = deflatedParts(pieces);
    expect(parts[0]).toBe(first.deflated);
    expect(parts[1]).toBe(second.deflated);
    expect(parts).toHaveLength(2);
    expect(namesIn(pieces)).toEqual([...NAMES, 'g', 'h']);
  });

  it.each([
    ['the first of a row', 0, 2, NAMES.slice(0, 4)],
    ['the last of a row', 1, 3, NAMES.slice(2)],
    ['one in the middle', 1, 2, ['c', 'é']],
  ])('deflates %s anew, beside a whole one', (_, from, to, names) => {
    const whole = timed(rowOf([pieceOf('g', 'h')]));
    const some = timed(rowOf(THREE)).slice(from, to);
    expect(namesIn([...some, ...whole])).toEqual([...names, 'g', 'h']);
    expect(namesIn([...whole, ...some])).toEqual(['g', 'h', ...names]);
    expect(deflatedParts([...some, ...whole, ...some])).toHaveLength(3);
  });

  it('sends the halves of a piece, and all of them once', () => {
    const [first, second] = halvePieces(timed(rowOf([pieceOf('a', 'b')]))) ?? [];
    expect([namesIn(first ?? []), namesIn(second ?? [])]).toEqual([['a'], ['b']]);
    expect(namesIn([...(first ?? []), ...(second ?? [])])).toEqual(['a', 'b']);
  });

  it('sends a row of an earlier version, alone and beside others', () => {
    const [old, row] = [timed(plainRowOf(THREE)), timed(rowOf([pieceOf('g', 'h')]))];
    expect(namesIn(old)).toEqual(NAMES);
    expect(namesIn([...row, ...old, ...row])).toEqual(['g', 'h', ...NAMES, 'g', 'h']);
  });

  it('is the same for the same pieces, read again', () => {
    const parts = () => deflatedParts(timed(rowOf(THREE)).slice(1));
    expect(parts()).toEqual(parts());
  });
});
