import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

/** Ticks in a second of Linux' /proc (`getconf CLK_TCK`), the same on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;

/** CPU that a process has used on all threads, user and system, seconds. */
export function cpuSeconds(pid: number): number {
  return platform() === 'linux' ? fromProc(pid) : fromPs(pid);
}

/** proc_pid_stat(5): fields 14 and 15, counted after the name, which may hold spaces. */
function fromProc(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** `[[dd-]hh:]mm:ss[.ff]` */
function fromPs(pid: number): number {
  const [rest = '', days = '0'] = execFileSync('ps', ['-o', 'time=', '-p', String(pid)])
    .toString()
    .trim()
    .split('-')
    .reverse();
  return rest.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) + Number(days) * 86_400;
}
