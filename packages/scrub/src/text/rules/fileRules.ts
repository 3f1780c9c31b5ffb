import type { TextRange, TextRule } from './textRule.ts';

/** Documents are never a page's own parts: their names are data, as in paths. */
const DOCUMENT = '\\.(?:pdf|PDF|docx?|xlsx?|csv|pptx?|zip)(?![\\p{L}\\p{N}])';

/** A page's own photo stands behind its folder, `/static/img/hero-banner.jpg`, and has gone through the rules of paths. */
const PHOTO = '\\.(?:jpe?g|JPE?G|heic|HEIC)(?![\\p{L}\\p{N}])';

const WORD = '[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.()%+-]';

/**
 * The name without its type: all between quotes, otherwise the last word, and words with capitals before one with a capital. Nothing of
 * `report.pdf`, which names what it is, and nobody.
 */
function nameOf(file: string): TextRange[] {
  const from = /^["“„«]/.test(file) ? 1 : file.search(/(?:(?:[\p{Lu}\d]\S* )*[\p{Lu}\d]|\S)\S*$/u);
  return /^[a-z]+\.\w+$/.test(file.slice(from)) ? [] : [[from, file.lastIndexOf('.')]];
}

/** Names of files of a type, behind anything but these signs and those that names are made of. */
function filesOf(type: string, notBehind: string): TextRule {
  return {
    kind: 'path_segment',
    hint: new RegExp(type, 'u'),
    pattern: new RegExp(
      `(^|[^\\p{L}\\p{M}\\p{N}_.()%+${notBehind}-])(["“„«]?(?:${WORD}{0,40} ){0,5}${WORD}{0,80}?${type})`,
      'gu',
    ),
    rangesOf: nameOf,
  };
}

/** The names of documents and photos in free text: "lab results jane.pdf", Invoice Jane Doe.pdf, IMG_jane_doe.jpg. */
export const FILE_RULES: readonly TextRule[] = [filesOf(DOCUMENT, ''), filesOf(PHOTO, '/')];
