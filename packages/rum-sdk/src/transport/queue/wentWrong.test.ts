import { expect, it } from 'vitest';
import { wentWrong } from './wentWrong.ts';

it.each([
  [true, { 'rum.span.type': 'error' }],
  [true, { 'rum.span.type': 'web_vital', 'browser.web_vital.rating': 'poor' }],
  [false, { 'rum.span.type': 'web_vital', 'browser.web_vital.rating': 'needs-improvement' }],
  [true, { 'rum.span.type': 'http', 'http.response.status_code': 503, 'error.type': '503' }],
  [false, { 'rum.span.type': 'http', 'http.response.status_code': 404, 'error.type': '404' }],
  [true, { 'rum.span.type': 'http', 'error.type': 'TypeError' }],
  [true, { 'rum.span.type': 'http', 'error.type': 'timeout' }],
  [false, { 'rum.span.type': 'http', 'error.type': 'AbortError' }],
  [false, { 'rum.span.type': 'http', 'error.type': 'page_left' }],
  // an opaque response (no-cors) has neither a status nor an error
  [false, { 'rum.span.type': 'http' }],
  [false, { 'rum.span.type': 'interaction' }],
  [false, {}],
])('is %s for %o', (expected, attributes) => {
  expect(wentWrong(attributes)).toBe(expected);
});
