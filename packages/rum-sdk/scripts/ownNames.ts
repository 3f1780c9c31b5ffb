/**
 * Names of properties that stay within the script: `bundleScript.mjs` puts short ones in their place. None may be a name
 * of the browser's, of OpenTelemetry's, of web-vitals', of an option, of the wire or of what the second file and the
 * snippet share with the script: test/waysIn/ownNames.test.ts holds them to that. A name that isn't here is only longer.
 */
export const OWN_NAMES: readonly string[] = `
  afterMs attempt backup bodies byDefault byTrace clock collect continueInteraction costliestScript cover createdAt
  deliver deliveries dropped drops endMs endRoot expect finalize fits follows former giveBack guard hasMasked headTime
  holds insure interactions isBeyond isIdle isNamed isNamedByUs isOpen isSafe isTold isWaiting lastActivity leave
  ledger lift loadedAt longFrames lostAttributes lostEvents lostLinks maxBytes nameOf notes ofEvent ofSpan onAnswer
  onDropped onEvicted onGivenUp onLeave onLoaded onRates onSettled opened others pass pendingRequests precious
  promoted promotion promotionOf propagatesTo queued randomness rates recorder replaces route scrub scrubber secure
  settle settled site spanScrubber startMs startRoot takeBack takes thrown timeMs tooLarge traced tracing undo urlOf
  verdict viewOf views within wraps
`
  .trim()
  .split(/\s+/);
