/** The public API of the package: `startRum` and its types. Importing it does nothing by itself. */
export type { RumOptions } from './options/options.ts';
export type { PageViewOptions, Rum } from './rum.ts';
export { startRum } from './startRum.ts';
