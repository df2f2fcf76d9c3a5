import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formFields, isList } from '../../src/page/fact-fields.ts';
import { held } from '../fakes/knowledge.ts';
import { PageRig, type PageVisitor } from '../fakes/page-rig.ts';
import { escaped, FEW_SCRIPTS, liveIn } from '../fakes/scripts-in-words.ts';

let rig: PageRig;
let visitor: PageVisitor;
beforeAll(async () => {
  rig = await new PageRig(held).start();
  visitor = rig.visitor();
});
afterAll(() => rig.close());

const words = (): string => visitor.page.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
/** What it comes to where these fields are filled in. */
const work = async (rule: string, fields: Readonly<Record<string, string>>): Promise<string> => {
  await visitor.post(`/calculate/${rule}`, fields);
  return words();
};
const LOAN = { 'fact:认定称号:市级专精特新小巨人': 'yes', 'fact:年度贷款总额': '500', 'unit:年度贷款总额': '万元' };

describe('a calculator', () => {
  test('asks of every measure that computes what its rule asks, and nothing is filled in at first', async () => {
    for (const rule of held.book.rules.values()) {
      const fields = formFields(rule, held.book.facts);
      const keys = fields.flatMap((field) =>
        isList(field) ? field.fields.map(({ key }) => `${field.list}:0:${key}`) : [field.key],
      );
      if (rule.id.startsWith('h')) continue;
      expect((await visitor.get(`/calculate/${rule.id}`)).status, rule.id).toBe(200);
      for (const key of keys) expect(visitor.page, rule.id).toContain(`name="fact:${key}"`);
    }
  });

  test('tells the verdict, each step with its clause, what is assumed, and draws threshold and cap', async () => {
    const said = await work('changsha-loan-interest', LOAN);
    expect(said).toContain('按条款每年为15万元。');
    expect(said).toContain('500万元 × 3% = 15万元');
    expect(said).toContain('假定贷款按用满全年计');
    expect(visitor.page).toMatch(/<li>[\s\S]*?500万元 × 3% = 15万元[\s\S]*?href="\/clause\/changsha-sme-2022\/1.1"/);
    expect(said).toMatch(/金额随年度贷款总额变化：以300万元为界；到约1667万元就拿满50万元/);
    expect(visitor.page.match(/<polyline/g)).toHaveLength(1);
    expect(visitor.page).toContain('value="500"');
  });

  test('tells how near it is, and what is missing', async () => {
    expect(await work('changsha-loan-interest', { ...LOAN, 'fact:年度贷款总额': '299' })).toContain(
      '差在年度贷款总额：现在299万元，条款要300万元，差1万元。',
    );
    expect(await work('changsha-loan-interest', { 'fact:年度贷款总额': '' })).toMatch(
      /还不能定，每年最高不超过50万元。 ?要先知道[^。]*年度贷款总额/,
    );
    expect(await work('changsha-loan-interest', { ...LOAN, 'fact:所在地': '武汉市' })).toMatch(
      /这项措施不适用于您填的情况：[^。]*长沙/,
    );
  });

  test('reads figures as they are written, and one without a unit in that beside it', async () => {
    for (const [said, unit] of [
      ['500万', '元'],
      ['500万元', '元'],
      ['5000000', '元'],
      ['0.05', '亿元'],
      ['５００', '万元'],
      ['500', ''],
    ] as const)
      expect(
        await work('changsha-loan-interest', { ...LOAN, 'fact:年度贷款总额': said, 'unit:年度贷款总额': unit }),
        said,
      ).toContain('每年为15万元');
  });

  test('names what can not be, and computes nothing from it', async () => {
    for (const said of ['-5', '很多', '5吨', '99999999999999999']) {
      await work('changsha-loan-interest', { ...LOAN, 'fact:年度贷款总额': said });
      expect(visitor.page, said).toMatch(/role="alert"[\s\S]*年度贷款总额/);
      expect(visitor.page, said).toMatch(/aria-invalid="true"/);
      expect(visitor.page, said).not.toContain('class="verdict');
    }
  });

  test('takes several items, and a further row without a script', async () => {
    const fleet = {
      'fact:主运行基地': '湖南长沙',
      'rows:机队': '2',
      'fact:机队:0:最大起飞重量': '0.9',
      'fact:机队:0:年飞行小时': '60',
      'fact:机队:1:最大起飞重量': '2',
      'fact:机队:1:年飞行小时': '60小时',
    };
    expect(await work('hunan-general-aviation', fleet)).toContain('按条款每年为15万元。');
    await work('hunan-general-aviation', { ...fleet, add: '机队' });
    expect(visitor.page).toContain('name="fact:机队:2:年飞行小时"');
    expect(visitor.page).toContain('value="60小时"');
  });

  test('is none of a measure that is not held, locked or switched off, and is refused in a flood', async () => {
    expect((await visitor.get('/calculate/nothing')).status).toBe(404);
    rig.withheld.add('changsha-sme-2022');
    expect((await visitor.get('/calculate/changsha-loan-interest')).status).toBe(404);
    rig.withheld.clear();
    rig.admits = false;
    expect((await visitor.post('/calculate/changsha-loan-interest', {})).status).toBe(429);
    rig.admits = true;
  });

  test('shows what is filled in as words', async () => {
    for (const said of FEW_SCRIPTS) {
      await work('changsha-loan-interest', { 'fact:年度贷款总额': said, 'unit:年度贷款总额': said, add: said });
      expect(liveIn(visitor.page), said).toEqual([]);
      expect(visitor.page).toContain(escaped(said.slice(0, 60)));
    }
  });
});
