import { hasTag } from '../hasTag.ts';

/** Whether fetch takes it for a Request. */
export function isRequest(input: unknown): input is Request {
  return hasTag(input, 'Request');
}
