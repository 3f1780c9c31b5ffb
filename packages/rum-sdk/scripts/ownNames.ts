/**
 * Names of properties that stay within the script: `bundleScript.mjs` puts short ones in their place. None may be a name
 * of the browser's, of OpenTelemetry's, of an option, of the wire or of what the second file and the snippet share with
 * the script: test/waysIn/ownNames.test.ts holds them to that. A name that isn't here is only longer.
 */
export const OWN_NAMES: readonly string[] = `
  afterMs attempt backup batches bodies byDefault byTrace clock collect continueInteraction costliestScript
  counted createdAt deliver deliveries dropped drops endMs endRoot expect finalize firstHidden fits follows
  former giveBack guard hasMasked headTime holds ignored insure interactions isAfter isBeyond isIdle isLoad isNamed
  isNamedByUs isOpen isSafe isTold isWaiting keepsAlive largest last lastActivity leave ledger loadedAt
  longFrames lostAttributes lostEvents lostLinks maxBytes nameOf note ofEvent ofSpan onAnswer onDropped
  onEvicted onGivenUp onLeave onLoaded onRates onResource onRestored onSettled onTaken opened others parts pass
  pendingRequests precious promote promoted promotion promotionOf propagatesTo publish queued randomness rates
  rating receivers recorder recordInteraction replaces route scrub scrubber secure settle settleBy settled site
  spanScrubber startMs startRoot takeBack takes thrown timeMs times tooLarge tracing undo urlOf verdict viewOf
  views vitals wall watch within wraps
`
  .trim()
  .split(/\s+/);
