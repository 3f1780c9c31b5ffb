/** `SpanKind` by value: the API's enum would bring code with it, and the SDK takes only types from there. */
export const INTERNAL = 0;
export const CLIENT = 2;
