import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { linesShown } from '../fakes/lines-shown.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const lines = (text: string): Promise<string[]> => linesShown(text, parts);

describe('a list of what fits', () => {
  it.each([
    ['我们在郴州经营滑翔伞，能享受什么政策', /轻于空气航空器运营补贴/],
    ['我们公司在长沙，去年评上市级小巨人，能享受哪些政策', /市级小巨人企业贷款贴息/],
  ])('begins with what the trade and the titles told point to: %s', async (text, first) => {
    expect((await lines(text)).find((line) => line.startsWith('·'))).toMatch(first);
  });

  it.each(['长沙做糕点的，规上企业，有没有什么扶持', '刚在岳麓开了家软件公司，没有资质，先申请哪个补贴好'])(
    'shows nothing of a trade that was not told, whatever words all measures share: %s',
    async (text) => {
      const shown = (await lines(text)).filter((line) => line.startsWith('·')).join('\n');
      expect(shown).toMatch(/小巨人/);
      expect(shown).not.toMatch(/通航|机场|航空器|集群/);
    },
  );

  it('is told whatever verb it is asked with, and so is what fails by what was told', async () => {
    const firm = '宁乡的罐头厂，市级小巨人2024年认定，去年主营收入6000万，研发刚好180万，贷款290万';
    for (const asks of ['我们够得着几项？', '哪些归我们？', '还有哪几样可以领？']) {
      const shown = (await lines(`${firm}。${asks}`)).join('\n');
      expect(shown, asks).toMatch(/企业研发补贴：按条款为18万元/);
      expect(shown, asks).toMatch(/企业贷款贴息.*\n.*再多10万元/);
    }
  });

  it('names nothing that the message tells as had, and says so', async () => {
    const firm = '长沙做阀门的厂，市级小巨人2024年认定，国家级小巨人今年新认定';
    const had = await lines(`${firm}，那50万上个月已经到账了，今年贷款900万，还能拿什么`);
    expect(had.filter((line) => line.startsWith('·')).join('\n')).not.toMatch(/国家级小巨人/);
    expect(had.join('\n')).toMatch(/您说已经领过的，不再算：长沙新认定国家级小巨人企业奖励/);
    const lent = await lines(`${firm}，贷款900万今年已经到账了，能拿什么`);
    expect(lent.join('\n')).not.toContain('不再算');
    expect(lent.filter((line) => line.startsWith('·')).join('\n')).toMatch(/国家级小巨人企业奖励/);
  });

  it('denies no subsidy for a title, or for another award, that was got', async () => {
    for (const got of ['市级小巨人去年拿到了', '市级小巨人，贴息去年领过了', '去年拿到市级小巨人'])
      expect((await lines(`长沙做阀门的厂，${got}，研发300万，主营收入5000万，能拿哪些`)).join('\n'), got).toMatch(
        /企业研发补贴：按条款为30万元/,
      );
  });

  it('takes a city and its district for one place', async () => {
    expect((await lines('新接一户长沙开福的，做糕点，有没有能报的')).join('\n')).toMatch(/长沙.*小巨人/);
  });

  it('tells three measures at most, what each takes, and in one line what else there is', async () => {
    const shown = await lines('我们公司在长沙，去年评上市级小巨人，能享受哪些政策');
    expect(shown.filter((line) => line.startsWith('·')).length).toBeLessThanOrEqual(3);
    expect(shown.filter((line) => /^(?:另外还有|评上称号才有的是)：/.test(line))).toHaveLength(1);
    expect(shown.join('\n')).not.toMatch(/单项冠军产品|项目入库/);
    expect(shown.join('\n')).not.toMatch(/机场|一网通办/);
  });

  it('lists on request what else there is, without what was told', async () => {
    const asked = '宁乡的环保设备厂，刚评上国家级小巨人，能拿哪些奖励';
    const first = await lines(asked);
    const reply = await answerOnce({ id: null, text: '更多', history: [asked], asOf: '2025-06-01' }, parts);
    const titles = (all: readonly string[]) => all.flatMap((line) => /^· ([^：[]+)/.exec(line)?.[1] ?? []);
    const more = titles(reply.text.split('\n'));
    expect(more.length).toBeGreaterThan(0);
    expect(more.filter((title) => titles(first).includes(title))).toEqual([]);
  });

  it.each([
    ['长沙岳麓开了两家火锅店，有什么补贴', /没有收录专门给餐饮/],
    ['常德种茶叶的合作社，有没有什么扶持', /没有收录专门给种植/],
    ['万州做榨菜的，一年卖三千万，有什么政策', /没有收录专门给食品和农产品加工/],
  ])('says first that nothing is held for a trade: %s', async (text, first) => {
    expect((await lines(text))[0]).toMatch(first);
  });

  it.each(['杭州开饭店的有什么补贴', '杭州设计工作室 五个人 有什么能拿的', '重庆做软件外包的能拿啥子补贴'])(
    'says so for a trade that is told without a stop: %s',
    async (text) => {
      expect((await lines(text))[0]).toMatch(/^没有收录专门给/);
    },
  );

  it('sets what hangs on a title that is had apart from what hangs on one that is not', async () => {
    const shown = await lines('我们在长沙做无人机整机的,去年营收6000万,市级小巨人,能拿什么');
    const at = (of: RegExp) => shown.findIndex((line) => of.test(line));
    expect(shown[0]).toMatch(/称号够了/);
    expect(at(/研发补贴/)).toBeLessThan(at(/评上称号才有/));
    expect(shown[at(/评上称号才有/)]).toMatch(/国家级小巨人企业奖励/);
    expect(shown.filter((line) => line.startsWith('·')).join()).not.toMatch(/国家级小巨人企业奖励/);
    expect(shown.join('\n').length).toBeLessThanOrEqual(360);
  });

  it('puts first what the words name, and names nothing out of force beside what is in force', async () => {
    const listing = await lines('萧山化纤厂，省专精特新，想上市，能拿到什么');
    expect(listing.filter((l) => l.startsWith('·'))[1]).toMatch(/上市奖励/);
    expect(listing.filter((l) => l.startsWith('·')).join('\n')).not.toMatch(/首台/);
    expect((await lines('株洲跑直升机的，两架，一年飞个百来小时，有啥政策没得')).join('\n')).not.toMatch(/过期/);
  });

  it('shows an institution what is for institutions, never what is for enterprises', async () => {
    const shown = (await lines('重庆的天使投资基金，投了几家初创企业，有什么政策')).filter((line) =>
      line.startsWith('·'),
    );
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/创投基金投资初创期企业奖励/);
  });

  it('marks what a title that is not had would bring, and what does not fit yet', async () => {
    expect((await lines('宁乡做齿轮的，什么称号都没有，能申请点什么')).join('\n')).toMatch(
      /还差：评上市级专精特新小巨人/,
    );
    const text = (await lines('我们在株洲做eVTOL，还在试飞阶段，有什么能申请的')).join('\n');
    expect(text).toMatch(/现在还不符合/);
    expect(text).not.toMatch(/能拿的是/);
  });

  it.each(['汽配厂萧山，国家小巨人过了第二轮复核，今年有什么补的', '滨江太贵了搬余杭，做saas，杭州专精特新，有啥资金'])(
    'lists what fits whichever way help is asked for: %s',
    async (text) => {
      expect((await lines(text)).filter((line) => line.startsWith('· 杭州')).length).toBeGreaterThan(1);
    },
  );

  it('lists all of it where a firm asks which of it there is, what its figures fall short of with it', async () => {
    const shown = (await lines('望城做锂电负极的，市级小巨人，营收8000万，研发200万，贷款290万，我能拿到哪一块')).join(
      '\n',
    );
    expect(shown).toMatch(/差一点就够的是/);
    expect(shown).toMatch(/研发补贴[\s\S]*再多40万元/);
    expect(shown).toMatch(/贷款贴息[\s\S]*再多10万元/);
  });

  it('tells last what the message itself rules out', async () => {
    const shown = await lines('雨花区做仪表，2022年评的市小巨人，贷款700万，今年2026还能拿哪几样钱');
    const at = (of: RegExp) => shown.findIndex((line) => of.test(line));
    expect(at(/现在还不符合的是/)).toBeGreaterThan(at(/研发补贴/));
    expect(shown.join('\n')).toMatch(/贷款贴息[\s\S]*2026年已经超出/);
  });

  it('asks for the place of a firm of which much is told', async () => {
    expect((await lines('做精密铸件的，有国家级小巨人，去年研发600万，请列一下我们能领的钱'))[0]).toMatch(/在哪个省/);
  });

  it('holds out no title of small enterprises to a large one', async () => {
    const shown = (await lines('长沙的大型企业，3000人，去年营收40亿，做工程机械，有什么能报的')).join('\n');
    expect(shown).not.toMatch(/市级小巨人/);
  });

  it('takes no question about papers for one about what there is', async () => {
    expect((await lines('湖南简易注销要带什么资料'))[0]).toMatch(/没有写要交什么材料/);
  });

  it('answers for the one part that is asked about', async () => {
    const shown = (await lines('我们在杭州滨江，国家级小巨人，只想知道人才方面能享受什么')).filter((l) =>
      l.startsWith('·'),
    );
    expect(shown.join('\n')).toMatch(/人才/);
    expect(shown.join('\n')).not.toMatch(/奖励|贴息/);
  });

  it.each([
    [
      '我在岳麓区这边做无人机的，四十来号人，能拿到啥补贴',
      /^没有收录专门给造飞行器和零部件的政策。(?![\s\S]*· 湖南)[\s\S]*自己做这个的才能报/,
    ],
    ['永州做无人机测绘的，省里有没有按航线给钱的', /eVTOL和飞行汽车商业航线运营补贴/],
  ])('tells of a trade or a title what there is, where no clause answers: %s', async (text, says) => {
    expect((await lines(text)).join('\n')).toMatch(says);
  });

  it.each([
    ['在杭州滨江开设计工作室，做品牌包装的，能报个啥', /^没有收录专门给设计、广告和文化的政策/],
    ['岳阳做外贸服装的厂，150个人，有什么能拿的', /^(?!没有收录专门给商贸)/],
  ])('takes a studio for no works, and a works that exports for no shop: %s', async (text, says) => {
    expect((await lines(text))[0]).toMatch(says);
  });

  it('says of what rests on a title that was just had that it was taken for granted', async () => {
    const shown = await lines('杭州拱墅做传感器的，省级专精特新，能拿哪些钱');
    expect(shown[0]).toMatch(/^现在还没有能定下来的钱。称号是新评上的才有的是/);
    expect(shown.filter((line) => line.startsWith('·')).join('\n')).not.toMatch(/首台|上市奖励：/);
  });

  it('puts what a works comes to first before what few have, and not what it has outgrown', async () => {
    const shown = await lines('宁乡做注塑模具的，去年卖了四千多万，没评过啥牌子，有什么钱能拿');
    expect(shown.join('\n')).not.toMatch(/差一点|小升规重点培育：/);
    const own = (await lines('杭州的机加工小厂，没评过啥，能拿什么')).filter((line) => line.startsWith('·'));
    expect(own[0]).toMatch(/数字化车间/);
  });

  it('asks for what the first of its open measures wants', async () => {
    expect((await lines('我们在郴州经营滑翔伞，能享受什么政策')).join('\n')).toContain('请问：一年飞行多少架次');
  });

  it('says first that what was asked for stands nowhere, where it is told in its stead', async () => {
    const reply = await answerOnce(
      {
        id: null,
        text: '长沙市级小巨人，屋顶想装光伏板，装的钱给补多少',
        history: [],
        asOf: '2025-06-01',
      },
      parts,
    );
    expect(reply.outcome).toBe('decline');
    expect(reply.text).toMatch(/^收录的政策里没有查到能回答这个问题的条款。\n[\s\S]*称号够了/);
  });
});

describe('after a list of what fits', () => {
  const goesOn = async (first: string, text: string): Promise<string> =>
    (await answerOnce({ id: null, text, history: [first], asOf: '2025-06-01' }, parts)).text.split('\n\n依据：')[0] ??
    '';
  const giant = '我们在长沙做无人机整机的,去年营收6000万,市级小巨人,能拿什么';

  it.each([
    [giant, '如果我们明年评上国家级呢', /^照您设想的，变的是长沙新认定国家级小巨人企业奖励：原来没有，变成50万元/],
    [
      '我们在萧山做泵，省级专精特新2023年评的，能拿什么',
      '如果我们明年评上国家级小巨人呢',
      /^照您设想的，变的是杭州首次认定专精特新小巨人企业奖励：原来没有，变成最高不超过100万元(?![\s\S]*20万元)/,
    ],
    [
      '长沙市级小巨人，贷款500万，能享受哪些政策',
      '假如贷款做到1000万',
      /变的是.*原来每年15万元，变成每年30万元，多15万元/,
    ],
    [
      '我们是长沙的市级小巨人，营收5000万研发200万，能拿哪些',
      '要是营收到1个亿呢',
      /研发补贴：原来20万元，变成不再符合/,
    ],
    ['杭州做模具的，能拿什么补贴', '如果评上高企呢', /^照您设想的，收录的条款里您能拿的没有变化/],
  ])('tells first what a supposed case changes, and by how much: %s %s', async (first, text, says) => {
    expect(await goesOn(first, text)).toMatch(says);
  });

  it('tells what fits where the firm is supposed to move to', async () => {
    const moved = await goesOn(giant, '那要是我明年搬到萧山去呢');
    expect(moved).toMatch(/杭州/);
    expect(moved).not.toMatch(/长沙|湖南/);
  });

  it('opens the one whose place is told', async () => {
    expect(await goesOn(giant, '第二个')).toMatch(/^长沙市级小巨人企业贷款贴息：[\s\S]*条件：/);
    expect(await goesOn(giant, '看看第一项')).toMatch(/^长沙市级小巨人企业研发补贴：/);
  });
});

it('lists all that there is where all is asked for', async () => {
  const said = await lines('杭州做工业机器人的，国家级小巨人，能拿的全列出来，一条不要漏');
  expect(said.filter((line) => line.startsWith('·')).length).toBeGreaterThan(3);
});

it('takes no figure of this year for that of the year before', async () => {
  const told = (await lines('去年营收1800万，今年估计2600万，长沙县机加工，小升规能拿多少钱')).join('\n');
  expect(told).toMatch(/^符合条件[\s\S]*再多200万元/);
  expect((await lines('小升规奖多少钱啊，我们浏阳的，今年刚过两千万')).join('\n')).not.toContain(
    '上年度营业收入约2000万元',
  );
});

it('tells what fits where a measure that nobody named fails for a title alone', async () => {
  const said = await lines('萧山的机加工厂 想上那个MES 数字化改造 政府给不给钱哦 我们还不是专精特新 大概五千多万产值');
  expect(said.find((line) => line.startsWith('·'))).toContain('数字化车间');
});

it('tells what a supposed title changes, though nothing was listed before', async () => {
  const reply = await answerOnce(
    {
      id: null,
      text: '那如果我们明年评上市级小巨人呢',
      history: ['我们公司在浏阳做烟花，没有任何称号'],
      asOf: '2025-06-01',
    },
    parts,
  );
  expect(reply.text).toMatch(/^照您设想的/);
});
