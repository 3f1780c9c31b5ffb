/**
 * Names of properties that stay within the script: `bundleScript.mjs` puts short ones in their place. None may be a name
 * of the browser's, of OpenTelemetry's, of an option, of the wire or of what the second file and the snippet share with
 * the script: test/waysIn/ownNames.test.ts holds them to that. web-vitals stands in the script, and those of its own
 * that are long and many are here too. A name that isn't here is only longer.
 */
export const OWN_NAMES: readonly string[] = `
  afterMs attempt backup batches bodies byDefault byTrace clock collect continueInteraction costliestScript
  createdAt deliver deliveries dropped drops endMs endRoot expect finalize firstHiddenTime fits follows former
  giveBack guard hasMasked headTime holds insure interactions isBeyond isIdle isNamed isNamedByUs isOpen isSafe isTold
  isWaiting keepsAlive last lastActivity leave ledger loadedAt longFrames lostAttributes lostEvents lostLinks maxBytes
  nameOf navigationInteractionId navigationStartTime navigationURL note noteEvent notes noteShift ofEvent ofSpan
  onAnswer onDropped onEvicted onGivenUp onHidden onLeave onLoaded onRates onSettled opened others parts pass
  pendingRequests precious promote promoted promotion promotionOf propagatesTo queued randomness rates rating recorder
  replaces reportAllChanges reportSoftNavs route scrub scrubber secure settle settled site spanScrubber startMs
  startRoot takeBack takes thrown timeMs times tooLarge tracing undo urlOf verdict viewOf views wall watch
  within wraps
`
  .trim()
  .split(/\s+/);
