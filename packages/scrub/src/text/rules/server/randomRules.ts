import { type TextRule, when } from '../textRule.ts';

/** A piece of a name in camel case: capitals before a word, a word, digits. */
const PIECE = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

/** Of random letters and digits a piece has one or two; of `S3ClientConfigV3` and `iPhone15ProMax` more than two and a half. */
const MAX_LETTERS_PER_PIECE = 2;

/** Of random small letters and digits: names of programs have one number in them, or two. */
const MAX_SMALL_LETTERS_PER_PIECE = 1.7;

function isRandom(run: string): boolean {
  // an address in memory
  if (/^0x/.test(run)) return false;
  const letters = run.replace(/[_-]/g, '').length;
  const perPiece = letters / (run.match(PIECE)?.length ?? 1);
  if (/[A-Z]/.test(run)) return perPiece <= MAX_LETTERS_PER_PIECE;
  // hexadecimal are the hashes of builds, and in groups the names of pods
  return perPiece <= MAX_SMALL_LETTERS_PER_PIECE && /[g-z]/.test(run) && !/[_-]/.test(run);
}

/** Ids that are too short for `RANDOM_KEY`, where names of classes and devices are as long: told by how often they change their kind. */
export const RANDOM_RULES: readonly TextRule[] = [
  {
    kind: 'key',
    hint: /[\w-]{14}/,
    pattern:
      /(^|(?<!W\/)[^\w./+=\]-])((?=[A-Z_-]{0,22}[a-z\d])(?=[\w-]{0,20}\d)(?=[\w-]{0,22}[a-z])[\w-]{14,23})(?![\w/+=-]|\.(?:m?js|css|map|wasm|woff2?|png|svg|webp)(?!\w))/g,
    rangesOf: when(isRandom),
  },
];
