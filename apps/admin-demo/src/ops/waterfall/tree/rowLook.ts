import { type Rating, rate } from '@throughline/conventions/rate';
import { isVitalName } from '@throughline/conventions/vitalNames';
import { VITALS } from '@throughline/conventions/vitals';
import { formatDuration } from '../../dashboard/formatDuration.ts';
import { formatVital } from '../../dashboard/formatVital.ts';
import { RATING_LABELS } from '../../dashboard/ratingColor.ts';
import type { WaterfallRow } from '../buildWaterfall.ts';

const VITAL_COLORS: Readonly<Record<Rating, string>> = {
  good: 'green',
  'needs-improvement': 'yellow',
  poor: 'red',
};

/** Colour of a bar: a failure is red, a vital has its rating's colour, the rest that of its category. */
export function barColorOf(row: WaterfallRow): string {
  const rating = ratingOf(row);
  const color = row.span.failed ? 'red' : rating === undefined ? row.category.color : VITAL_COLORS[rating];
  return `var(--mantine-color-${color}-6)`;
}

/** A few words behind the name: a vital's value and rating, a status, whether it failed or lost its parent. */
export function noteOf(row: WaterfallRow): string {
  const { span, orphan } = row;
  const { attributes } = span;
  const rating = ratingOf(row);
  const name = attributes['browser.web_vital.name'];
  const value = attributes['browser.web_vital.value'];
  const status = attributes['http.response.status_code'];
  const notes = [
    isVitalName(name) && typeof value === 'number' ? formatVital(name, value) : undefined,
    rating === undefined || rating === 'good' ? undefined : RATING_LABELS[rating],
    typeof status === 'number' && status > 0 ? String(status) : undefined,
    span.failed
      ? `failed${attributes['error.type'] === undefined ? '' : `: ${attributes['error.type']}`}`
      : undefined,
    orphan ? 'parent not stored' : undefined,
  ];
  return notes.filter((note) => note !== undefined).join(' · ');
}

/** What stands at a bar: how long the span took, or its value for a vital that isn't a time (CLS). */
export function barLabelOf({ span }: WaterfallRow): string {
  const { 'browser.web_vital.name': name, 'browser.web_vital.value': value } = span.attributes;
  const isShift = isVitalName(name) && VITALS[name].wireUnit === '1' && span.start === span.end;
  return isShift && typeof value === 'number'
    ? formatVital(name, value)
    : formatDuration(span.end - span.start);
}

function ratingOf({ span }: WaterfallRow): Rating | undefined {
  const name = span.attributes['browser.web_vital.name'];
  const value = span.attributes['browser.web_vital.value'];
  const isVital = span.attributes['rum.span.type'] === 'web_vital';
  return isVital && isVitalName(name) && typeof value === 'number' ? rate(name, value) : undefined;
}
