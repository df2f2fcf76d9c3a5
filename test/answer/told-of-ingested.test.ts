import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TOWN = `陇南市徽县银杏产业扶持办法
第一条 为支持银杏产业，制定本办法。
第二条 银杏加工企业年工艺研究投入达到或超过900万元的，给予一次性补助60万元；300万元（含）至900万元（不含）的，给予一次性补助25万元。
第三条 对新增的银杏加工企业，给予企业14万元奖励；对新增的银杏民宿企业，给予企业7万元奖励(第一年奖励4万元，第二年奖励2万元，第三年奖励1万元)。
第四条 上述奖励按主体封顶、竣工验收和投入使用3个阶段，分别按应奖励额的30%、30%和40%对企业进行奖励。
第五条 银杏研究院由县政府、企业按照1:2比例共同出资，支持开展银杏叶提取研究。
第六条 银杏贷款的贷款期限内，对符合条件的贷款按实际利率的50%给予财政贴息。
第七条 银杏园区内企业的扶持资金由县林业局拨付至企业所在的乡镇，再由相关区县乡镇主管单位将资金拨付至企业。
第八条 本办法自2025年1月1日起施行，由县林业局负责解释。
`;

let parts: Services;
beforeAll(async () => {
  ({ parts } = await withIngested({ 银杏: TOWN }));
});

const ask = async (text: string): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts);
  return reply.text.split('\n').slice(0, 3).join('');
};

describe('a scale of an ingested clause', () => {
  it('pays from its line on what the upper step pays', async () => {
    expect(await ask('有人说徽县银杏加工企业工艺研究投入满900万整只能算25万那档，而且到明年年底就停了，对吗')).toMatch(
      /不(?:是|对).*60万元/,
    );
  });
});

describe('a sum that one clause pays', () => {
  it('is told as that clause pays it out, and not divided as others are', async () => {
    const told = await ask('我在徽县新开的银杏民宿，听说跟加工企业一样给14万、一次拿齐？');
    expect(told).toMatch(/第一年奖励4万元/);
    expect(told).not.toMatch(/4\.2万元/);
  });
});

describe('the steps of payment', () => {
  it('are of no office of the county where only the places below it are named', async () => {
    expect(await ask('徽县银杏园区里的企业，扶持资金是县里直接打给我们公司吗')).not.toMatch(/^是的/);
  });
});

describe('a share', () => {
  it('is written where it is a ratio', async () => {
    expect(await ask('徽县银杏研究院我们公司出80万，县政府出多少')).not.toMatch(/没有写明具体金额/);
  });

  it('of interest is taken of no other sum', async () => {
    expect(await ask('徽县银杏那9000块的钱当时没申请，贷款贴息能补办吗')).not.toMatch(/4500元|0\.45万元/);
  });
});
