import type { Fault } from '../fault.ts';

/** Of the files that an admin added, one fault of a kind (what is to be done about it) in a file, with how many more there are; of all others every one. */
export function foldFaults(faults: readonly Fault[], added: ReadonlySet<string>): Fault[] {
  const alike = new Map<string, Fault[]>();
  for (const fault of faults) {
    const { file, severity, remedy } = fault;
    const key = added.has(file) && remedy ? [file, severity, remedy].join('\n') : `${alike.size}`;
    alike.set(key, [...(alike.get(key) ?? []), fault]);
  }
  return [...alike.values()].map(([first, ...more]) => {
    const fault = first as Fault;
    return more.length === 0 ? fault : { ...fault, what: `${fault.what}（这个文件里还有 ${more.length} 处同样的）` };
  });
}
