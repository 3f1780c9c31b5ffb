/**
 * A word of small letters, or a heading's tag: what most segments of paths and most names of elements are. One pattern for
 * both, since each costs a page its compilation.
 */
export const SMALL_WORD: RegExp = /^(?:[a-z]{1,40}|h[1-6])$/;
