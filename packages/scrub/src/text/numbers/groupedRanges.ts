import type { TextRange } from '../rules/textRule.ts';
import { type GroupShapes, MAX_GROUPS } from './groupShapes.ts';

/** The parts of a row of groups that have one of the shapes; the longest first, none within another. */
export function groupedRanges(data: string, shapes: GroupShapes): TextRange[] {
  const groups = [...data.matchAll(/\d+/g)];
  const ranges: TextRange[] = [];
  for (let from = 0; from < groups.length; from++) {
    const to = endOf(data, groups.slice(from, from + MAX_GROUPS), shapes);
    const [first, last] = [groups[from], groups[from + to - 1]];
    if (to === 0 || first === undefined || last === undefined) continue;
    ranges.push([first.index, last.index + last[0].length]);
    from += to - 1;
  }
  return ranges;
}

/** How many of the groups are such a number, from the first on; 0 where none is. */
function endOf(data: string, groups: readonly RegExpExecArray[], shapes: GroupShapes): number {
  const start = groups[0]?.index ?? 0;
  for (let to = groups.length; to > 1; to--) {
    const last = groups[to - 1];
    const text = data.slice(start, last && last.index + last[0].length);
    if (hasShape(text, shapes) && shapes.isPlausible(groups.slice(0, to).map(([digits]) => digits)))
      return to;
  }
  return 0;
}

function hasShape(text: string, { uniform, exact }: GroupShapes): boolean {
  const shape = text.replace(/\d+/g, (digits) => `${digits.length}`).replace(/[\t+]/g, ' ');
  const signs = new Set(shape.match(/\D/g));
  const isUniform = signs.size === 1 && !signs.has('/');
  return exact.has(shape) || (isUniform && uniform.has(shape.replace(/\D/g, ' ')));
}
