/** Wraps a function that the page calls (a listener, an observer, a timer) so that a mistake of ours never reaches the page. */
export type Guard = <A extends unknown[]>(work: (...args: A) => void) => (...args: A) => void;

/** A {@link Guard} that tells what went wrong in debug mode only. */
export function createGuard(debug: boolean): Guard {
  return (work) =>
    (...args) => {
      try {
        work(...args);
      } catch (error) {
        if (debug) console.debug('[throughline]', error);
      }
    };
}
