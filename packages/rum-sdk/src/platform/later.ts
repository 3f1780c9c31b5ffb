/** Where zone.js keeps the browser's own function, whatever it has put in its place (its `Zone.__symbol__`). */
type Zoned = { readonly __zone_symbol__setTimeout?: typeof setTimeout };

/**
 * A timer of ours that is set while code of the app runs. zone.js would count it as the app's: an Angular app isn't stable
 * before such a timer is over, and is checked for changes then.
 */
export function later(work: () => void, ms: number): ReturnType<typeof setTimeout> {
  return ((globalThis as Zoned).__zone_symbol__setTimeout ?? setTimeout)(work, ms);
}
