/**
 * Programs that say what they are: they link to their page (`+https://…`), are called bot, crawler or spider with a version
 * behind it, or are one of a few that do neither. A browser that only runs without a window (HeadlessChrome) isn't one:
 * synthetic checks use it, and are wanted. Cubot is a phone.
 */
const CRAWLER =
  /\+https?:\/\/|(?<!\bcu)bot\b(?=[/;) ,-]|$)|crawler|spider|slurp|mediapartners-google|google-(read-aloud|inspectiontool|extended)|facebookexternalhit|chrome-lighthouse|ptst\/|gtmetrix|pingdom|bytedance|ia_archiver/i;

/** Longer ones are no browser's: some are cut, none is read to the end at any price. */
const MAX_LENGTH = 1_024;

/** Whether a `User-Agent` is a known crawler's or checker's. */
export function isCrawler(userAgent: string): boolean {
  return CRAWLER.test(userAgent.slice(0, MAX_LENGTH));
}
