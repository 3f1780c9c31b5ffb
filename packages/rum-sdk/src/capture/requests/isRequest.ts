/**
 * Whether fetch takes it for a Request: one of this page's own class, or of another frame's, which `instanceof` doesn't
 * know (Web IDL: a platform object is told by its brand, not by its realm).
 */
export function isRequest(input: unknown): input is Request {
  return input instanceof Request || Object.prototype.toString.call(input) === '[object Request]';
}
