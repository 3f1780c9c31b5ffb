import type { Attribute } from './attribute.ts';
import { BROWSER_ATTRIBUTES, type BrowserAttribute } from './browserAttributes.ts';
import { SERVER_ATTRIBUTES } from './serverAttributes.ts';

/** The name of any attribute of the allowlist. */
export type AttributeName = BrowserAttribute | keyof typeof SERVER_ATTRIBUTES;

/**
 * The allowlist: an attribute that is not named here enters no store. A Map, so that `constructor` and its like are no
 * members.
 */
export const ALLOWLIST: ReadonlyMap<string, Attribute> = new Map<string, Attribute>([
  ...Object.entries(BROWSER_ATTRIBUTES),
  ...Object.entries(SERVER_ATTRIBUTES),
]);
