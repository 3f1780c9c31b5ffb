type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The template of a path from Next's own params: `/residences/7` with `{ id: '7' }` is `/residences/:id`, and the
 * segments of a catch-all are `*`. Read from the end, where a path that repeats a value (`/tasks/tasks`) has its
 * variable.
 *
 * @param pathname percent-encoded, as `usePathname` gives it.
 * @param params by name, in the order of the path, as `useParams` gives them.
 */
export function routeTemplate(pathname: string, params: Params): string {
  const segments = pathname.split('/');
  let end = segments.length;
  for (const [name, value] of Object.entries(params).reverse()) {
    const values = typeof value === 'string' ? [value] : (value ?? []);
    const at = lastIndex(segments.slice(0, end), values);
    if (at < 0 || values.length === 0) continue;
    segments.splice(at, values.length, typeof value === 'string' ? `:${name}` : '*');
    end = at;
  }
  return segments.join('/');
}

/** Where `values` stand in a row for the last time; -1 where they don't. */
function lastIndex(segments: readonly string[], values: readonly string[]): number {
  for (let at = segments.length - values.length; at >= 0; at--) {
    if (values.every((value, offset) => plain(segments[at + offset] ?? '') === plain(value))) return at;
  }
  return -1;
}

/** Next gives params encoded in some places and decoded in others. */
function plain(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
