import { basename } from 'node:path';
import type { Fault } from '../fault.ts';

/** So many documents with the same fault are named. */
const NAMED = 3;

/**
 * Of the files that an admin added, one fault of a kind (what is to be done about it): an error once in a file, a warning once for all
 * files, with how many more there are and in which; of all other files every one.
 */
export function foldFaults(faults: readonly Fault[], added: ReadonlySet<string>): Fault[] {
  const alike = new Map<string, Fault[]>();
  for (const fault of faults) {
    const { file, severity, remedy } = fault;
    const kind = [severity === 'error' ? file : '', severity, remedy].join('\n');
    const key = added.has(file) && remedy ? kind : `${alike.size}`;
    alike.set(key, [...(alike.get(key) ?? []), fault]);
  }
  return [...alike.values()].map(([first, ...more]) => {
    const fault = first as Fault;
    return more.length === 0 ? fault : { ...fault, what: `${fault.what}（${alikeIn(fault, more)}）` };
  });
}

function alikeIn({ file }: Fault, more: readonly Fault[]): string {
  const others = [...new Set(more.map((one) => one.file))].filter((one) => one !== file);
  if (others.length === 0) return `这个文件里还有 ${more.length} 处同样的`;
  const named = others.slice(0, NAMED).map((one) => basename(one, '.md'));
  const rest = others.length > named.length ? ' 等' : '';
  return `另有 ${others.length} 份文件、共 ${more.length} 处同样的：${named.join('、')}${rest}；逐处列出：cewen check --json`;
}
