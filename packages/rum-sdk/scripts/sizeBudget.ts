/**
 * The most that the script may weigh, bytes in brotli, with everything in it that every page needs. What a page downloads
 * today and not a byte more.
 */
export const SIZE_BUDGET_BYTES = 20_272;

/** The most that the snippet may weigh, bytes in brotli: it stands in every page, before everything else. */
export const SNIPPET_BUDGET_BYTES = 600;

/**
 * The most that the second file may weigh, bytes in brotli: what only pages with free text, many spans or a mistake load. It
 * was 14,000 before names behind a role, bare phone numbers, post codes and photos of people were looked for, and 15,024 before
 * IBANs in groups of any length, what browsers repeat of a body, numbers of customers and labels in more languages were: what
 * leaves the page with an error's message weighs more than a kilobyte that most pages never load. What only servers write, and
 * what pages hardly ever have, stays out of it. 300 find the option that a misspelt attribute was to be, and 380
 * say how long each country's IBANs are: of rows of words behind a number one in six passed for one.
 */
export const SECOND_BUDGET_BYTES = 16_896;
