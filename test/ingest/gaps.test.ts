import { expect, it } from 'vitest';
import { outline } from '../../src/ingest/outline/outline.ts';
import { resumeAfterGaps } from '../../src/ingest/read/pdf-gaps.ts';
import { GAP } from '../../src/language/gap.ts';

const linesOf = (...texts: string[]) => texts.map((text) => ({ text }));
const kept = (...texts: string[]) => resumeAfterGaps(linesOf(...texts)).lines.map(({ text }) => text);

it('an article right behind pages that were left out stands under no chapter: its own may begin on these', () => {
  const { units } = outline(
    linesOf(
      '第一章 总则',
      '第一条 本办法所称企业，是指在本市登记的企业。',
      '第二章 支持条件',
      '第二条 企业应当正常纳税。',
      GAP,
      '第五条 补助资金由财政部门拨付。',
      '第四章 附则',
      '第六条 本办法自公布之日起施行。',
    ),
  );
  const depths = units.map(({ locator, depth }) => [locator, depth]);
  expect(depths).toEqual([
    ['第一章', 0],
    ['第一条', 1],
    ['第二章', 0],
    ['第二条', 1],
    ['第五条', 0],
    ['第四章', 0],
    ['第六条', 1],
  ]);
});

it('the tail of an article that was begun on pages left out at the front is no preface', () => {
  expect(kept(GAP, '的企业，给予一次性补助。', '第三条 申报企业应当具备下列条件。')).toEqual([
    '第三条 申报企业应当具备下列条件。',
  ]);
});

it('what stands before the first article behind a cover that is a picture is its preface', () => {
  const text = ['各区县人民政府：', '现将有关事项通知如下。', '第一条 本办法适用于中小企业。'];
  expect(kept(GAP, ...text)).toEqual(text);
});
