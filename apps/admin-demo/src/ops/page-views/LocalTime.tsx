'use client';

import { useSyncExternalStore } from 'react';

const SHAPE = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const;
const UTC = new Intl.DateTimeFormat('en-GB', { ...SHAPE, timeZone: 'UTC' });
const LOCAL = new Intl.DateTimeFormat('en-GB', SHAPE);

const never = () => () => undefined;

/** A moment in the reader's own time zone; the server, which doesn't know it, writes UTC at first. */
export function LocalTime({ time }: { time: number }) {
  const text = useSyncExternalStore(
    never,
    () => LOCAL.format(time),
    () => UTC.format(time),
  );
  return <time dateTime={new Date(time).toISOString()}>{text}</time>;
}
