import { expect, it } from 'vitest';
import { foldFaults } from '../../../src/knowledge/check/fold-faults.ts';
import type { Fault } from '../../../src/knowledge/fault.ts';

const fault = (file: string, severity: Fault['severity'], what: string, remedy = '改正 links'): Fault => ({
  file,
  line: 1,
  severity,
  what,
  remedy,
});
const ADDED = new Set(['a.md', 'b.md', 'c.md', 'd.md', 'e.md']);

it('tells a warning of a kind once for all that an admin added, an error once in a file, and those of others each', () => {
  const folded = foldFaults(
    [
      ...[...ADDED].map((file) => fault(file, 'warning', `缺 ${file}`)),
      fault('a.md', 'error', '错一'),
      fault('a.md', 'error', '错二'),
      fault('b.md', 'error', '错三'),
      fault('held.md', 'warning', '旧一'),
      fault('held.md', 'warning', '旧二'),
    ],
    ADDED,
  ).map(({ what }) => what);
  expect(folded).toEqual([
    '缺 a.md（另有 4 份文件、共 4 处同样的：b、c、d 等；逐处列出：cewen check --json）',
    '错一（这个文件里还有 1 处同样的）',
    '错三',
    '旧一',
    '旧二',
  ]);
});
