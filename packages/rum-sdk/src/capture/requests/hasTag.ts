/**
 * Whether it is a platform object of this class, of another frame's too, which `instanceof` doesn't know (Web IDL: a
 * platform object is told by its brand, not by its realm).
 */
export function hasTag(value: unknown, tag: string): boolean {
  return Object.prototype.toString.call(value) === `[object ${tag}]`;
}
