import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Whether memory can be measured here: it is read from Linux' process files. */
export const HAS_PROCESS_FILES = existsSync('/proc/self/clear_refs');

/** A text of a process; empty if the process has ended. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function allProcesses(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

function parentOf(pid: number): number {
  // The name before it, in parentheses, may hold anything.
  return Number(read(pid, 'stat').split(') ').pop()?.split(' ')[1]);
}

/** Processes that draw pages for the browser with this profile directory. */
export function renderersOf(profile: string): number[] {
  const processes = allProcesses();
  const family = new Set(
    processes.filter((pid) => read(pid, 'cmdline').includes(`--user-data-dir=${profile}`)),
  );
  // A child may have a lower number than its parent, so until nothing is added.
  for (let before = -1; before < family.size; ) {
    before = family.size;
    for (const pid of processes) if (family.has(parentOf(pid))) family.add(pid);
  }
  return [...family].filter((pid) => read(pid, 'cmdline').includes('--type=renderer'));
}

function megabytes(pid: number, field: 'VmHWM' | 'VmRSS'): number {
  const kilobytes = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(read(pid, 'status'))?.[1];
  return (Number(kilobytes ?? 0) * 1024) / 1e6;
}

/** Forgets the peaks so far; the function that it returns tells the largest growth since then, in megabytes. */
export function watchPeak(processes: readonly number[]): () => number {
  const before = processes.map((pid) => {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return megabytes(pid, 'VmRSS');
  });
  return () =>
    Math.max(...processes.map((pid, index) => megabytes(pid, 'VmHWM') - (before[index] ?? 0)));
}
