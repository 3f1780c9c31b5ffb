const { hasOwnProperty: has } = Object.prototype;

/** Whether the object has a property of its own by this name. `Object.hasOwn` came with Chrome 93, one too late. */
export function hasOwn(object: object, name: string): boolean {
  return has.call(object, name);
}
