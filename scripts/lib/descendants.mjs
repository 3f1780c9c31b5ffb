import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processes below a pid whose program has the given name (Linux: from /proc); used to end a workerd by its own pid.
 *
 * @param {number} pid
 * @param {string} program
 * @returns {number[]}
 */
export function descendants(pid, program) {
  const children = new Map();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const found = readStat(entry);
    if (found) children.set(found.parent, [...(children.get(found.parent) ?? []), found]);
  }
  const below = (parent) => (children.get(parent) ?? []).flatMap((child) => [child, ...below(child.pid)]);
  return below(pid)
    .filter(({ name }) => name === program)
    .map((child) => child.pid);
}

/** pid, name and parent of a process: fields 1, 2 and 4 of proc(5) stat; undefined where it ended meanwhile. */
function readStat(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return { pid: Number(pid), name, parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) };
  } catch {
    return undefined;
  }
}
