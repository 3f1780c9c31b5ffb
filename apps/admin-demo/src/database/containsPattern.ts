/** A LIKE pattern for text that contains `search`; its wildcards mean themselves. */
export function containsPattern(search: string): string {
  return `%${search.replace(/[\\%_]/g, '\\$&')}%`;
}
