import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { readQuestion } from '../fakes/reading.ts';

const read = (text: string) => readQuestion(text).own;
const documents = (text: string): string[] => read(text).documents.map((d) => d.id);

describe('a question', () => {
  it.each([
    ['长政办发〔2022〕4号讲什么', 'changsha-sme-2022'],
    ['长政办发[2022]4号讲什么', 'changsha-sme-2022'],
    ['请问长政办发（2022）4号还有效吗', 'changsha-sme-2022'],
    ['长政办发〔２０２２〕４号', 'changsha-sme-2022'],
    ['長政辦發〔2022〕4號', 'changsha-sme-2022'],
    ['湘财企10号文的贴息', 'hunan-manufacturing-finance-2022'],
    ['《关于支持全省低空经济高质量发展的若干政策措施》的补贴', 'hunan-low-altitude-2024'],
    ['规模以上工业企业倍增行动方案的目标', 'changsha-industrial-doubling-2022'],
    ['小升高行动是哪年的', 'jiangsu-hightech-2019'],
    ['苏政办发2019年57号说什么', 'jiangsu-hightech-2019'],
    ['渝府办发2022 56号', 'chongqing-tech-sme-2022'],
    ['重庆56号文还有效吗', 'chongqing-tech-sme-2022'],
    ['规上工业倍增方案的目标', 'changsha-industrial-doubling-2022'],
    ['双创升级版实施意见还有效吗', 'hunan-innovation-upgrade-2019'],
  ])('%s names its document', (text, id) => {
    expect(documents(text)).toContain(id);
  });

  it('names none by words that many policies use', () => {
    expect(documents('中小企业有什么扶持')).toEqual([]);
  });

  it('takes no number for that of a document of another place or year', () => {
    expect(documents('杭州56号文')).toEqual([]);
    expect(documents('苏政办发2021年57号')).toEqual([]);
  });

  it('tells a document number that nobody holds', () => {
    expect(read('湘财企〔2031〕99号讲什么')).toMatchObject({ documents: [], unknownNumbers: ['湘财企〔2031〕99号'] });
    expect(read('长政办发〔2022〕5号').unknownNumbers.length).toBe(1);
  });

  it('takes no other issuer’s number for one that is held', () => {
    expect(documents('岳政办发〔2022〕4号')).toEqual([]);
  });

  it('is read the same in traditional characters, full width and with spaces', () => {
    const plain = read('长沙小巨人贷款500万元能贴息多少');
    for (const text of [
      '長沙小巨人貸款500萬元能貼息多少',
      '长沙小巨人贷款５００万元能贴息多少',
      '长沙 小巨人 贷款 500 万元 能贴息多少',
    ])
      expect(read(text)).toMatchObject({
        wording: plain.wording,
        regions: plain.regions,
        aspects: plain.aspects,
        act: plain.act,
      });
  });

  it('holds its places and figures where they stand', () => {
    const { wording: text, regions, figures } = read('我们在长沙，贷款500万元');
    expect(regions.map((r) => [r.code, text.slice(r.start, r.end)])).toEqual([['430100', '长沙']]);
    expect(figures.map((f) => [f.value, text.slice(f.start, f.end)])).toEqual([['500000'.concat('0'), '500万元']]);
  });

  it('searches without its places and document numbers', () => {
    const { searched } = read('长沙的长政办发〔2022〕4号贷款贴息');
    expect(searched).toContain('贷款贴息');
    expect(searched).not.toMatch(/长沙|〔2022〕/);
  });
});

describe('reading what was typed', () => {
  it('drops control and zero-width characters, and spaces inside Chinese', () => {
    expect(normalise('有咩補貼，係唔係好多錢咩')).toBe('有什么补贴,是不是多少钱吗');
    expect(normalise('贷\u200b款\u0000贴 息\uFEFF')).toBe('贷款贴息');
    expect(normalise('  loan   interest ')).toBe('loan interest');
  });

  it('makes full-width letters and digits half-width', () => {
    expect(normalise('ＬＰＲ５０％')).toBe('LPR50%');
  });
});
