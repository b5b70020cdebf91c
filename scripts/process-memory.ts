import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether memory can be measured here: it is read from Linux' process files. */
export const HAS_PROCESS_FILES = existsSync('/proc/self/status');

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

/** Memory that is the process' own, in megabytes: without the parts of files that are mapped into it, as its program. */
function ownMegabytes(pid: number): number {
  const status = read(pid, 'status');
  const kilobytes = (field: string) =>
    Number(new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  return ((kilobytes('RssAnon') + kilobytes('RssShmem')) * 1024) / 1e6;
}

/** Milliseconds between two looks at a process. */
const LOOK_EVERY = 5;

/**
 * Watches processes; the function that it returns tells the largest growth of one since then, in megabytes, and ends
 * the watch. It looks every few milliseconds, because the kernel's own high-water mark (VmHWM) counts the browser's
 * program with it and misses memory that is handed back page by page (it told 36 MB where 76 were seen).
 */
export function watchPeak(processes: readonly number[]): () => number {
  const before = processes.map(ownMegabytes);
  const highest = [...before];
  const look = () => {
    for (const [index, pid] of processes.entries())
      highest[index] = Math.max(highest[index] ?? 0, ownMegabytes(pid));
  };
  const timer = setInterval(look, LOOK_EVERY);
  timer.unref();
  return () => {
    look();
    clearInterval(timer);
    return Math.max(...highest.map((megabytes, index) => megabytes - (before[index] ?? 0)));
  };
}
