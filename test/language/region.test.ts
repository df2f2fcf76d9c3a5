import { describe, expect, it } from 'vitest';
import {
  findRegions,
  isRegionCode,
  isRegionName,
  liesIn,
  NATIONAL,
  regionName,
  regionsAbove,
} from '../../src/language/region.ts';

const codes = (text: string): string[] => findRegions(text).map((r) => r.code);

describe('places', () => {
  it('are none where a word that joins stands before a county: 仓库和县城', () => {
    expect(codes('怀化的仓库和县城的门店')).toEqual(['431200']);
    expect(codes('安徽和县的企业')).toContain('340523');
  });
  it.each([
    ['萧山 印染', '330109'],
    ['渝北做齿轮，能拿啥', '500112'],
  ])('are the districts of a city that is known where they begin what is said: %s', (text, code) => {
    const known = new Set(['330100', '500000']);
    expect(findRegions(text.replace(' ', ''), known).map((r) => r.code)).toEqual([code]);
    expect(findRegions(`长寿命电池${text.slice(2)}`, known)).toEqual([]);
  });

  it.each([
    ['我打算把五常厂里的旧仓库改成宿舍', ['230184']],
    ['我们五常的厂买了一台中巴', ['230184']],
    ['五常大米加工', ['230184']],
    ['爸妈在泰顺开民宿', ['330329']],
    ['讲三纲五常', []],
    ['公司租了三台中型客车', []],
  ])('whose names are words too are named where they are known: %s', (text, expected) => {
    expect(findRegions(text, new Set(['230184', '330329'])).map((r) => r.code)).toEqual(expected);
    expect(codes(text)).toEqual([]);
  });

  it.each([
    ['传感器余杭省专精特新，想贷款', ['330110']],
    ['做医疗器械的萧山，产业链上有啥', ['330109']],
    ['龙井茶企余杭的，数字化改造', ['330110']],
    ['滨江太贵了搬余杭', ['330108', '330110']],
    ['宁波的厂，给萧山供货', ['330200']],
    ['出差路过萧山机场', []],
    ['希望城里有补贴', []],
    ['面临平台关店', []],
    ['做五金的岳麓', []],
  ])('are the districts of a city that is known where no other place is named: %s', (text, expected) => {
    expect(findRegions(text, new Set(['330100'])).map((r) => r.code)).toEqual(expected);
  });

  it.each([
    ['麓谷做传感器的', '430104'],
    ['公司在梅溪湖', '430104'],
    ['注册在两江，做软件', '500000'],
    ['下沙一家芯片厂', '330114'],
    ['杭州湾新区的配件厂', '330282'],
    ['城陵矶那边的仓库', '430600'],
  ])('are meant by the zones that lie in them: %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it.each([
    ['长沙小巨人奖励多少', ['430100']],
    ['我们在湖南省长沙市', ['430000', '430100']],
    ['重庆和杭州比', ['500000', '330100']],
    ['浏阳的企业', ['430181']],
    ['渝府办发是重庆的吗', ['500000']],
    ['changsha loan interest', ['430100']],
    ['全国都有吗', [NATIONAL]],
    ['星城的政策', ['430100']],
    ['余杭企业', ['330110']],
    ['我们在沙坡头做民宿', []],
    ['武陵源城区210小时', []],
    ['我们在武陵源城区开店', ['430811']],
    ['公司注册在岳麓', ['430104']],
    ['余杭小微软件公司', ['330110']],
    ['我是桃源搞茶叶的', ['430725']],
    ['石门的矿泉水厂', ['430726']],
    ['江宁的几家高企', ['320115']],
    ['您好，萧山一家纺织厂', ['330109']],
    ['望城一个做胶水的', ['430112']],
    ['余杭有个做阀门的客户', ['330110']],
    ['新开一户长沙开福，做药的', ['430100', '430105']],
    ['杭州市临平立达机电', ['330100', '330113']],
    ['全国的政策有哪些', [NATIONAL]],
    ['全国的小巨人奖励政策', [NATIONAL]],
    ['长沙和全国比', ['430100', NATIONAL]],
  ])('%s names its places', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    '产学研合作怎么支持',
    '高新区里的高企',
    '开发区的企业',
    '上交所上市奖多少',
    '北京时间几点',
    '品字标浙江制造',
    '平安保险',
    '郊区的厂房',
    '朝阳产业',
    '高新企业',
    '振兴企业',
    '余杭塘河',
    '龙井茶企',
    '江北的学校',
    '我在五华开店',
    '鼓楼多少年了',
    '全国独一份的东西',
    '我们在全国有三十家分店',
    '全国首创的产品',
  ])('%s names none', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it('says where a place stands in the text', () => {
    const text = '请问长沙市的贴息';
    const [found] = findRegions(text);
    expect(text.slice(found?.start, found?.end)).toBe('长沙市');
  });

  it('a place sees its own texts, its city’s, its province’s and the country’s, and no others', () => {
    expect(regionsAbove('430181')).toEqual(['430181', '430100', '430000', NATIONAL]);
    expect(liesIn('430100', '430000')).toBe(true);
    expect(liesIn('430000', '430100')).toBe(false);
    expect(liesIn('330100', '430000')).toBe(false);
  });

  it('has a name for every code that it knows', () => {
    expect(regionName('430100')).toBe('长沙市');
    expect(isRegionCode('430100')).toBe(true);
    expect(isRegionCode('999999')).toBe(false);
    expect(isRegionName('三元区')).toBe(true);
    expect(isRegionName('三元')).toBe(false);
    expect(isRegionName(regionName(NATIONAL))).toBe(true);
  });
});

describe('autonomous prefectures', () => {
  it.each([
    ['湘西的热气球', '433100'],
    ['黔东南的企业', '522600'],
    ['延边的厂', '222400'],
    ['伊犁有什么补贴', '654000'],
  ])('go by their short names: %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it.each(['大理石加工厂', '文山会海', '我们新建药厂投了1500万', '我们新建了厂房', '我们路桥公司'])(
    'are not read in a word of another meaning: %s',
    (text) => {
      expect(codes(text)).toEqual([]);
    },
  );
});
