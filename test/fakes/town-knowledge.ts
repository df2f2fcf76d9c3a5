import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Knowledge, loadKnowledge } from '../../src/knowledge/load.ts';
import { clauseHash } from '../../src/knowledge/measure.ts';
import { ROOT } from './root.ts';

export const TOWN_MEASURE = 'yunxi-loan';
export const TOWN_TITLE = '云溪贷款补贴';

/** The repository's knowledge with one measure of an invented town: a yearly loan of 300万元 or more gets a rate, within a time. `window` is written into the clause. */
export function townKnowledge({
  rate = '3%',
  from = '2026-01-01',
  to = '2026-12-31' as string | null,
  window = '',
} = {}): Knowledge {
  const own = mkdtempSync(join(tmpdir(), 'cewen-town-'));
  try {
    for (const folder of ['policies', 'measures']) mkdirSync(join(own, folder));
    const text = `对年度贷款总额在300万元以上的企业，按${rate}给予补贴。${window}`;
    const until = to === null ? '' : `, to: ${to}`;
    writeFileSync(
      join(own, 'policies', 'yunxi-2026.md'),
      `---\nid: yunxi-2026\ntitle: 云溪补贴办法\nnumber: null\nissuer: null\nregion: "430100"\nissued: null\neffective: ${from}\nperiod: null\nprovenance: official\nsource: 编的\n---\n## 一 贷款补贴\n${text}\n`,
    );
    writeFileSync(
      join(own, 'measures', `${TOWN_MEASURE}.yaml`),
      `id: ${TOWN_MEASURE}\ntitle: ${TOWN_TITLE}\nkeywords: [补贴]\nclause: yunxi-2026#1\napproved: ${clauseHash(text)}\nvalid: { from: ${from}${until} }\nscope: { region: 430100 }\nconditions: { fact: 年度贷款总额, min: 300万元 }\naward:\n  promise: entitled\n  recurrence: yearly\n  amount: { of: 年度贷款总额, rate: ${rate} }\nexamples:\n  - { name: 不到, facts: { 年度贷款总额: 299万元 }, expect: { verdict: ineligible } }\n`,
    );
    return loadKnowledge(join(ROOT, 'knowledge'), { own });
  } finally {
    rmSync(own, { recursive: true });
  }
}
