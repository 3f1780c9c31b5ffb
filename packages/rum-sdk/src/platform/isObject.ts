/** Whether it is an object or a function, which no primitive value is. */
export function isObject(value: unknown): value is object {
  return Object(value) === value;
}
