import type { TextRange, TextRule } from './textRule.ts';

/** Documents are never a page's own parts: their names are data, as in paths. */
const DOCUMENT = '\\.(?:pdf|PDF|docx?|xlsx?|csv|pptx?|zip)(?![\\p{L}\\p{N}])';

const WORD = '[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.()%+-]';

/**
 * The name without its type: all between quotes, otherwise the last word, and words with capitals before one with a capital. Nothing of
 * `report.pdf`, which names what it is, and nobody.
 */
function nameOf(file: string): TextRange[] {
  const from = /^["“„«]/.test(file) ? 1 : file.search(/(?:(?:[\p{Lu}\d]\S* )*[\p{Lu}\d]|\S)\S*$/u);
  return /^[a-z]+\.\w+$/.test(file.slice(from)) ? [] : [[from, file.lastIndexOf('.')]];
}

/** The names of documents in free text: "lab results jane.pdf", Invoice Jane Doe.pdf, jane_doe.pdf. */
export const FILE_RULES: readonly TextRule[] = [
  {
    kind: 'path_segment',
    hint: new RegExp(DOCUMENT, 'u'),
    pattern: new RegExp(
      `(^|[^\\p{L}\\p{M}\\p{N}_.()%+-])(["“„«]?(?:${WORD}{0,40} ){0,5}${WORD}{0,80}?${DOCUMENT})`,
      'gu',
    ),
    find: nameOf,
  },
];
