import type { TextRange } from '../rules/textRule.ts';
import type { GroupShapes } from './groupShapes.ts';

/** The parts of a row of groups that have one of the shapes; the longest first, none within another. */
export function groupedRanges(data: string, shapes: GroupShapes): TextRange[] {
  const groups = [...data.matchAll(/(\d+)(\D?)/g)];
  const ranges: TextRange[] = [];
  for (let from = 0; from < groups.length; from++) {
    const length = lengthFrom(groups, from, shapes);
    const [first, last] = [groups[from], groups[from + length - 1]];
    if (length === 0 || first === undefined || last === undefined) continue;
    ranges.push([first.index, last.index + (last[1] ?? '').length]);
    from += length - 1;
  }
  return ranges;
}

/** How many groups from here on are such a number; 0 where none is. Given up where no shape begins so: a row has any length. */
function lengthFrom(
  groups: readonly RegExpExecArray[],
  from: number,
  { shapes, begins, isPlausible }: GroupShapes,
): number {
  let shape = '';
  let length = 0;
  for (let to = from; to < groups.length; to++) {
    const [, digits = '', sign = ''] = groups[to] ?? [];
    shape += digits.length;
    if (shapes.has(shape) && isPlausible(groups.slice(from, to + 1).map(([, group = '']) => group)))
      length = to + 1 - from;
    if (!begins.has(shape)) break;
    shape += sign === '\t' || sign === '+' ? ' ' : sign;
  }
  return length;
}
