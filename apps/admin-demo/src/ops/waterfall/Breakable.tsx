import { Fragment } from 'react';

/** A dotted name that may break after a dot or an underscore, and nowhere else. */
export function Breakable({ name }: { name: string }) {
  const parts = name.split(/(?<=[._])/);
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name never move.
  return parts.map((part, index) => <Fragment key={index}>{[part, <wbr key="break" />]}</Fragment>);
}
