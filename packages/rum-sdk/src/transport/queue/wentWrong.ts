import type { Attributes } from '@opentelemetry/api';

/** From this status on the server is at fault (RFC 9110, section 15.6). */
const FIRST_SERVER_ERROR = 500;

/** The program, or the visitor who left, ended the request: `AbortError` of fetch, `abort` of XHR. */
const CALLED_OFF = /^abort|^page_left$/i;

/** Whether a span makes its page view a bad one: an error, a request that failed, or a poor vital. */
export function wentWrong(attributes: Attributes): boolean {
  const { 'rum.span.type': type, 'http.response.status_code': status, 'error.type': error } = attributes;
  if (type !== 'http') return type === 'error' || attributes['browser.web_vital.rating'] === 'poor';
  if (status !== undefined) return Number(status) >= FIRST_SERVER_ERROR;
  return error !== undefined && !CALLED_OFF.test(String(error));
}
