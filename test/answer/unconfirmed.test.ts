import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Opened, openServices } from '../../src/app/open-services.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { draftsOf } from '../../src/drafting/drafts-of.ts';
import { catalogueOf } from '../../src/knowledge/catalogue/catalogue.ts';
import { isUnconfirmed } from '../../src/knowledge/document.ts';
import { isLocked } from '../../src/knowledge/measure.ts';
import { UNCONFIRMED, unconfirmedAt } from '../../src/language/unconfirmed.ts';
import { configIn } from '../fakes/parts.ts';
import { withIngested } from '../fakes/with-ingested.ts';

/** Read from pictures: of the first grant the readers saw different sums. */
const SCANNED = `嘉峪关市葡萄酒庄扶持办法
第一条 为支持葡萄酒庄，制定本办法。
第二条 新建葡萄酒庄的企业，给予一次性补助${unconfirmedAt('1.1')}，每家最高不超过${unconfirmedAt('1.2')}。
第三条 葡萄酒庄购置灌装线的，按购置价格的35%给予补助，最高不超过9万元。
第四条 本办法自2025年1月1日起施行，由市农业农村局负责解释。
`;

const LISTED = `兰州市农业机械购置补助办法
第一条 为推广农业机械，制定本办法。
第二条 购置旋耕机的农民专业合作社，按购置价格的35%给予补助，最高不超过9万元。
第三条 购置植保无人机的农民专业合作社，按购置价格的30%给予补助，最高不超过${unconfirmedAt('1.1')}。
第四条 本办法自2025年1月1日起施行，由市农业农村局负责解释。
`;

let data: string;
let parts: Opened;
beforeAll(async () => {
  ({ data } = await withIngested({ SCANNED, LISTED }));
  for (const file of readdirSync(join(data, 'policies'))) asScanned(join(data, 'policies', file));
  parts = await openServices(configIn(data), () => {});
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** As ingest writes what it read from pictures. */
function asScanned(file: string): void {
  const figures = ['1.1', '1.2']
    .map((at) => `    - { at: "${at}", read: 60万元, other: 80万元, words: 补助 }`)
    .join('\n');
  const scan = `scan:\n  id: "0123456789abcdef"\n  pages: [1]\n  unconfirmed:\n${figures}\n`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^source:/m, `${scan}source:`));
}

const ask = (text: string): Promise<Reply> => answerOnce({ id: null, text, history: [], asOf: '2026-05-04' }, parts);

describe('a clause with a figure of a scan that nobody confirmed', () => {
  it.each([
    '嘉峪关新建葡萄酒庄补助多少',
    '嘉峪关新建葡萄酒庄能补几万',
    '我在嘉峪关新建了葡萄酒庄，投了500万元，能补多少',
    '听说嘉峪关新建葡萄酒庄补60万元，对吗',
    '嘉峪关葡萄酒庄新建补助是一次性的吗',
  ])('is quoted with the hole in it, and that is said first: %s', async (question) => {
    const { text, notices, calculations } = await ask(question);
    expect(text).toMatch(/^这里的数字是扫描件识别的，还没有核对，不能当准/);
    expect(text).toContain(UNCONFIRMED);
    expect(text).toContain('由扫描件识别');
    expect(text).not.toMatch(/没有写|不对|[68]0万元(?!，对吗)/);
    expect(notices.map(({ kind }) => kind)).toContain('unconfirmed');
    expect(calculations).toEqual([]);
  });

  it('is in no list of what an enterprise may get, drafted from or computed by no measure', async () => {
    const clause = [...parts.knowledge.clauses.values()].find(isUnconfirmed);
    if (!clause) throw new Error('no clause');
    expect(catalogueOf(parts.knowledge).filter((measure) => measure.clause === clause.id)).toEqual([]);
    const drafts = draftsOf(clause, parts.knowledge, () => true);
    expect(drafts).toMatchObject([{ measure: null, notAttempted: [{ kind: 'unconfirmed' }] }]);
    const [rule] = [...parts.knowledge.book.rules.values()];
    if (!rule) throw new Error('no rule');
    const held = parts.knowledge.clauses.get(rule.clause)?.text ?? '';
    expect([isLocked(rule, held), isLocked(rule, held + UNCONFIRMED)]).toEqual([false, true]);
    const { text } = await ask('我们是兰州的种植合作社，能拿什么补贴');
    expect(text).toMatch(/· [^\n]*最高不超过9万元/);
    expect(text).not.toMatch(/60万元|无人机/);
  });

  it('leaves the others as they are, told as read from a scan', async () => {
    const { text, citations, notices } = await ask('嘉峪关葡萄酒庄购置灌装线补助多少');
    expect(text).toContain('35%');
    expect(text).toMatch(/依据：\n\[1\] 《嘉峪关市葡萄酒庄扶持办法》.*（.*由扫描件识别）/);
    expect(citations[0]?.document.scanned).toBe(true);
    expect(notices.map(({ kind }) => kind)).not.toContain('unconfirmed');
  });

  it('leaves the number and the days of its document unsaid, not unwritten', async () => {
    const { text } = await ask('嘉峪关市葡萄酒庄扶持办法的文号是什么');
    expect(text).toContain('文号还没有核对');
  });
});
