/**
 * Whether this is the script tag's bundle, for which scripts/bundleScript.mjs puts `true` here: what no attribute can
 * hold, and what only servers lack, is left out of it.
 */
export const IS_SCRIPT_TAG: boolean = false;
