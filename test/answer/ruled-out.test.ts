import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const body = async (text: string, ...history: readonly string[]): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [...history], asOf: '2026-11-25' }, parts);
  return reply.text.split('\n\n依据：')[0] ?? '';
};

describe('a title that is told and another that is wanted', () => {
  it.each([
    ['岳麓区的，国家级小巨人，去年贷了680万，3%的贴息几时打款', '国家级专精特新小巨人', '市级专精特新小巨人'],
    ['我们是长沙的，拿的省级专精特新，贴息的3%要交啥材料', '省级专精特新中小企业', '市级专精特新小巨人'],
    ['余杭的创新型中小企业，银行贷款贴息归哪个部门管', '创新型中小企业', '省级以上专精特新中小企业'],
    [
      '我有个客户是高新技术企业，在长沙，他说新认定国家级小巨人那50万他也有份，对吗',
      '高新技术企业',
      '国家级专精特新小巨人',
    ],
  ])('are told apart first, whatever is asked of the clause: %s', async (text, held, wanted) => {
    const said = await body(text);
    expect(said).toMatch(new RegExp(`^凭${held}不行：[^\\n]*只认${wanted}，条文没有写${held}可以顶替`));
    expect(said).toContain(`如果也有${wanted}`);
  });

  it('is told as lacking where the asker says so', async () => {
    expect(await body('萧山这边，还没评上省级专精特新，技改贷款贴息能办吗')).toMatch(
      /^(?:不能：杭州市这项要|不符合杭州)/,
    );
  });

  it.each([
    // A national title is one from the province up.
    '余杭的国家级小巨人，技改贷款贴息怎么算的',
    // Of no stated level it may be the one that is wanted.
    '杭州专精特新企业，贷款贴息的比例怎么定',
    // Whoever is higher up a ladder of other titles may have the lower one.
    '重庆渝北的高企，知识价值信用贷款授信能涨吗',
    // What a title would bring that is not had yet.
    '长沙的省级专精特新，要是评上市级小巨人，贷款500万能贴多少',
    // The sum that is said is what the title brings.
    '长沙国家级小巨人今年新认定的，50万怎么领',
  ])('shut nobody out that may have it: %s', async (text) => {
    expect(await body(text)).not.toMatch(/不行：|^不能/);
  });

  it('tells of another place that the title suffices in where no place is told', async () => {
    const said = await body('年初借了银行900万，政府给的贴息贴多少', '我们拿的是省级专精特新证书');
    expect(said).toMatch(/^凭省级专精特新中小企业不行：长沙市这项只认[\s\S]*杭州/);
  });
});

describe('what an enterprise does and whom a measure is for', () => {
  it.each([['娄底做eVTOL机身配件的厂，商业飞行1000元一小时的补贴我们有份吗', '用新型飞行器商业飞行的企业']])(
    'is said first where it is for others alone: %s',
    async (text, whom) => {
      expect(await body(text)).toMatch(new RegExp(`^拿不到：这项给${whom}，条文没有写给`));
    },
  );

  it.each([
    '邵阳两家机械厂想一起参加省里的产业集群竞赛，给补助吗',
    '常德跑eVTOL航线的公司，1000元一小时的补贴怎么报',
    '湖南通航飞行的补贴，纸质材料往哪里交',
  ])('shuts out nobody who takes part, or tells no trade: %s', async (text) => {
    expect(await body(text)).not.toMatch(/拿不到/);
  });
});

describe('a place that is told and another whose measure is meant', () => {
  it.each([
    ['醴陵的瓷厂，去年贷了520万，村里人都说政府给贴三个点的利息，我怎么没收到', '醴陵市'],
    ['我们在益阳，贷了400万，人家讲利息有3%的补贴，找谁办', '益阳市'],
  ])('says whose the measure is that pays such a rate: %s', async (text, place) => {
    const said = await body(text);
    expect(said).toMatch(/^不适用：您问的写在长沙市的[^\n]*只给长沙市的企业\[1\]。\n没有收录/);
    expect(said).toContain(place);
  });

  it('says so of what was talked of, too', async () => {
    const said = await body('长沙这个湘潭的厂能不能也用上', '市级小巨人贷款贴息是多少');
    expect(said).toMatch(/只给长沙市的企业|这是长沙市的政策，给那里的企业/);
  });

  it('leaves alone who is in the place', async () => {
    expect(await body('浏阳的厂，去年贷了520万，都说政府给贴三个点的利息，怎么没收到')).not.toContain('不适用');
  });

  it('says of two places that only one has it, before its words', async () => {
    expect(await body('杭州首次认定国家级小巨人最高奖一百万，重庆是不是也这么奖')).toMatch(
      /^[^\n]*这是杭州市的，只给杭州市的企业\[1\]。\n(?:[^\n]*\n)?重庆市没有收录这方面的条款。/,
    );
  });
});

describe('places beside each other, and a whole document', () => {
  it('are each held against the place of a document', async () => {
    const said = await body('分公司在宁乡市、衡阳市、浏阳市、常德市，长政办发〔2022〕4号的贴息哪几家用不上');
    expect(said).toMatch(
      /^用不上的：衡阳市、常德市，不在长沙市。\n在长沙市范围内、还要看各项条件的：宁乡市、浏阳市。\n这是长沙市的/,
    );
  });

  it('is told as one for others where it is asked about by whoever it has nothing for', async () => {
    expect(await body('怀化造无人机机身配件的，湘政办发〔2024〕20号这份文件给我们这种厂补钱吗')).toMatch(
      /^收录的条文里没有：写的是给[^\n]*通航飞行的企业[^\n]*，?的?，没有写给造飞行器和零部件的企业/,
    );
  });

  it('reads a level told behind a title as that of the title', async () => {
    expect(await body('长沙的单项冠军企业奖，我们那个是省级的，能拿不能拿')).not.toMatch(/按条款为200万/);
  });
});
