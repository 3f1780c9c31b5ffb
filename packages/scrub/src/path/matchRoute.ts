const CATCH_ALL = /^(?:\*{1,2}|\[{1,2}\.\.\..+|:.+[*+])$/;
const PARAMETER = /^(?::|\[|\{|\*)/;

/**
 * The route template that a path belongs to, as it was given: the one with the most fixed segments, the first of equals.
 * Parameters are `:id`, `[id]`, `{id}` or `*`; a last `*`, `[...slug]` or `:rest*` takes the rest of the path.
 *
 * @returns undefined where none fits.
 */
export function matchRoute(segments: readonly string[], routes: readonly string[]): string | undefined {
  let best: string | undefined;
  let mostFixed = -1;
  for (const route of routes) {
    const fixed = fixedSegments(segments, route.split('/').filter(Boolean));
    if (fixed > mostFixed) [best, mostFixed] = [route, fixed];
  }
  return best;
}

/** How many fixed segments of a route the path has, or -1 where it does not fit. */
function fixedSegments(segments: readonly string[], route: readonly string[]): number {
  let fixed = 0;
  // not by entries(): Prototype.js puts a function of its own in its place
  for (let i = 0; i < route.length; i++) {
    const part = route[i] as string;
    const segment = segments[i];
    if (i === route.length - 1 && CATCH_ALL.test(part) && (segment !== undefined || part.startsWith('[[')))
      return fixed;
    if (segment === undefined) return -1;
    if (segment === part) fixed++;
    else if (!PARAMETER.test(part)) return -1;
  }
  return segments.length === route.length ? fixed : -1;
}
