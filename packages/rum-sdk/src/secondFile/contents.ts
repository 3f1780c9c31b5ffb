/** What only some pages need, in a file of its own: `rum-text.js` beside `rum.js`, or a chunk that a bundler makes of it. */
export { scrubText } from '@throughline/scrub/text/scrubText';
export { exceptionOf } from '../capture/errors/exceptionOf.ts';
export { misspelt } from '../options/misspelt.ts';
export { mistakeOf } from '../options/mistakeOf.ts';
export { takenAsOrigin } from '../options/takenAsOrigin.ts';
export { gzipText } from '../transport/encode/gzipText.ts';
