/**
 * The most that the script may weigh, bytes in brotli, everything in it. What a page downloads today and not a byte
 * more.
 */
export const SIZE_BUDGET_BYTES = 25 * 1024;
