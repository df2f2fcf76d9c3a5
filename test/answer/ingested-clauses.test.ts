import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

/** Every clause says what the document is called by, so that only the rest tells one from another. */
const WORKSHOPS = `陇南市花椒加工车间补助资金管理办法
第一条 为支持花椒加工车间建设，制定本办法。
第二条 申请花椒加工车间补助的企业，应当依法足额缴纳各项保险费，不拖欠职工工资。
第三条 花椒加工车间购置烘干机的，按购置费用的12%给予补助，最高不超过60万元。
第四条 花椒加工车间购置色选机的，按购置费用的18%给予补助，最高不超过25万元。
第五条 对主持制定花椒团体标准的企业，给予16万元奖励，对参与制定的企业给予3万元奖励。
第六条 企业在确定花椒加工车间施工单位前，向县农业农村局提出补助申请。
第七条 补助资金由市财政局一次性拨付县财政局，由县财政局直接拨付花椒加工车间企业。
第八条 同一花椒加工车间已经享受其他财政资金的，不得重复申请本办法的补助。
第九条 花椒加工车间组织职工培训，人数达到30人以上的，每培训1人给予400元补助。
第十条 企业捐赠花椒科研的支出，可按照100%在税前加计扣除；接收捐赠的机构，免征企业所得税。
第十一条 花椒加工车间的企业，年营业收入应当在700万元以上。
第十二条 花椒加工车间企业给毕业生缴纳社会保险费满1年的，按每人每月260元给予补贴，最长不超过2年。
第十三条 花椒加工车间留用的工人稳定就业并参加社会保险8个月以上的，按每人900元给予留用补贴。
第十四条 花椒加工车间实习的工人，由市财政按实际实习月数给予每人每月150元实习补贴。
第十五条 本办法自2025年1月1日起施行，由市农业农村局负责解释。
`;

describe('the clauses of a document that was ingested', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ workshops: WORKSHOPS }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    ['陇南花椒加工车间买色选机能补多少', /18%/, /12%/],
    ['陇南花椒加工车间的补助是一次给清还是分几次打', /一次性拨付县财政局/, /按年算还是一共/],
    ['陇南花椒加工车间补助，请施工单位之前要先申请吗', /确定花椒加工车间施工单位前/, /没有写/],
    ['我们在陇南，保险没给工人交齐，花椒加工车间补助还能申请吗', /足额缴纳各项保险费/, /没有写明/],
  ])('are told apart by what the others do not say: %s', async (question, said, never) => {
    const text = await ask(question);
    expect(text).toMatch(said);
    expect(text).not.toMatch(never);
  });

  it.each([
    ['陇南企业参与制定花椒团体标准奖多少', /^3万元/],
    ['陇南企业主持制定花椒团体标准奖多少', /^16万元/],
    ['陇南花椒加工车间已经拿过别的财政资金，还能申请补助吗', /不得重复申请/],
    ['陇南花椒加工车间给18个工人做培训有没有补助', /^不够：条文写的门槛是30人/],
    ['陇南企业捐给花椒科研的支出能加计扣除多少', /^[“按企][^\n]*100%/],
    ['陇南花椒加工车间企业年营业收入要多少', /700万元以上/],
    ['陇南花椒加工车间给毕业生交社保，补贴一个月多少', /^(?:最高不超过)?260元|每人每月260元/],
  ])('answer what is asked of them: %s', async (question, first) => {
    const text = await ask(question);
    expect(text).toMatch(first);
    expect(text).not.toMatch(/没有写/);
  });

  it('draw no line for what another one pays', async () => {
    const text = await ask('陇南花椒加工车间的工人实习了两个月就走了，财政给的实习补贴还有吗');
    expect(text).not.toMatch(/^不够/);
    expect(text).toContain('实习补贴');
  });

  it('are no summary by the media', async () => {
    expect(await ask('陇南花椒加工车间买烘干机补多少')).toMatch(/是摘要或转载的文本，没有与原件核对过/);
  });
});
