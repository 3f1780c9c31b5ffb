/** An object as a literal makes it, which nobody can tell from a copy. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return Object(value) === value && Object.getPrototypeOf(value) === Object.prototype;
}
