import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const BAMBOO = `安庆市竹编产业奖励办法
第一条 为支持竹编产业，制定本办法。
第二条 首次被认定为竹编示范企业的，给予一次性奖励8万元。
第三条 被认定为竹编技术中心的企业，给予一次性奖励20万元。
第四条 竹编企业参加展会的，按展位费的50%给予补助。
第五条 同一年度内符合本办法多项奖励条件的企业，至多只能获得一项奖励。
第六条 与我市其他相关政策有重叠的，本办法按照就高不重复的原则执行。
第七条 本办法自2025年1月1日起施行，由市农业农村局负责解释。
`;

const REEDS = `池州市苇编产业补助办法
第一条 为支持苇编产业，制定本办法。
第二条 苇编企业新建晾晒棚的，按投资额的20%给予补助，最高60万元。
第三条 同一项目已获得中央、省级资金低于本办法标准的，可以补足差额；高于或等于本办法标准的，不再补助。
第四条 本办法自2025年1月1日起施行，由市农业农村局负责解释。
`;

describe('what an ingested document says of having several awards at once', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ bamboo: BAMBOO, reeds: REEDS }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    '安庆今年首次评上竹编示范企业，又是竹编技术中心，是不是8万加20万一共28万',
    '安庆竹编示范企业和竹编技术中心，这两笔能都拿吗',
  ])('is told first of two awards of it: %s', async (question) => {
    expect(await ask(question)).toMatch(/^不能都拿，只能取其中之一：“同一年度内符合本办法多项/);
  });

  it('is told first of one beside what another text gives', async () => {
    expect(await ask('安庆别的政策也奖过竹编示范企业，这个还能叠着领吗')).toMatch(
      /^不能都拿，就高取其中之一：“与我市其他相关政策/,
    );
  });

  it.each([
    '同一个晾晒苇编的棚子，省里已经给了我们30万，照池州自己的算法该是45万。两头都能拿，还是二选一？',
    '池州苇编晾晒棚省里补过了，市里这份还能叠着领吗',
  ])('is no choice of one where what is less is made up for: %s', async (question) => {
    const reply = await ask(question);
    expect(reply).not.toContain('只能取其中之一');
    expect(reply).toContain('可以补足差额');
  });

  it('is not told where nothing of it is asked', async () => {
    expect(await ask('安庆竹编技术中心奖励，材料都要交什么')).not.toContain('不能都拿');
  });
});
