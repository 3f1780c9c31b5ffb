import type { Plant } from './plant.ts';

/** A plant of a kind; its pieces in any case. */
export const makePlant = (kind: string, text: string, ...pieces: string[]): Plant => ({
  kind,
  text,
  pieces: pieces.map((piece) => piece.toLowerCase()),
});
