import { cutText } from '../scrub/cutText.ts';
import { SERIES_SEPARATOR } from './series/seriesText.ts';

/** What an open value becomes when it is none of the known ones: a client can't invent series. */
export const UNKNOWN = 'other';

/** A template is shorter; what is longer is data. UTF-16 units. */
const MAX_LABEL_LENGTH = 200;

const DEVICES = new Set(['desktop', 'mobile', 'tablet']);

/** `rum.navigation_type`, see its docstring in the allowlist. */
const NAVIGATIONS = new Set([
  'navigate',
  'reload',
  'back-forward',
  'back-forward-cache',
  'prerender',
  'restore',
  'soft-navigation',
]);

/** RFC 9110 and RFC 5789; semantic conventions, `http.request.method`. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE']);

/** Label `device`. */
export function deviceLabel(value: string | undefined): string {
  return value !== undefined && DEVICES.has(value) ? value : UNKNOWN;
}

/** Label `navigation`. */
export function navigationLabel(value: string | undefined): string {
  return value !== undefined && NAVIGATIONS.has(value) ? value : UNKNOWN;
}

/** Label `method`, `_OTHER` for unknown ones as in the semantic conventions. */
export function methodLabel(value: string | undefined): string {
  return value !== undefined && METHODS.has(value) ? value : '_OTHER';
}

/** By the first digit. */
const STATUS_CLASSES = ['', '1xx', '2xx', '3xx', '4xx', '5xx'];

/** Label `status_class`: `2xx` to `5xx`, or `error` where no response came. */
export function statusClassLabel(status: number | undefined): string {
  if (status === undefined || !(status >= 100 && status < 600)) return 'error';
  return STATUS_CLASSES[Math.floor(status / 100)] ?? 'error';
}

/**
 * A label whose values are open: a template or a host. Its number of values is capped by the series registry; what separates
 * the parts of a series' text is a control character, which stands in neither.
 */
export function openLabel(value: string): string {
  const text = value.includes(SERIES_SEPARATOR) ? value.replaceAll(SERIES_SEPARATOR, '') : value;
  return cutText(text, MAX_LABEL_LENGTH);
}
