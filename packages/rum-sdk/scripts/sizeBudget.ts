/**
 * The most that the script may weigh, bytes in brotli, everything in it. What a page downloads today and not a byte
 * more.
 */
export const SIZE_BUDGET_BYTES = 27 * 1024;

/** The most that the snippet may weigh, bytes in brotli: it stands in every page, before everything else. */
export const SNIPPET_BUDGET_BYTES = 600;
