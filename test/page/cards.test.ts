import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '../../src/knowledge/catalogue/catalogue.ts';
import { tradesOf } from '../../src/knowledge/catalogue/who-for.ts';
import { areNested, findRegions } from '../../src/language/region.ts';
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

const measures = catalogueOf(held);
const textOf = (page: string): string => page.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"');
const countOf = (page: string): number => Number(/共 (\d+) 项/.exec(page)?.[1]);
const find = async (query: Readonly<Record<string, string>>): Promise<number> => {
  await visitor.get(`/cards?${new URLSearchParams(query)}`);
  return countOf(visitor.page);
};
const [first] = measures.filter(({ region }) => region?.endsWith('00') && !region.endsWith('0000'));
const city = first?.region ?? '';

describe('the list of measures', () => {
  test('holds every measure, pages of twenty in all', async () => {
    const seen = new Set<string>();
    expect(await find({})).toBe(measures.length);
    for (let page = 0; page * 20 < measures.length; page += 1) {
      await visitor.get(`/cards?page=${page}`);
      for (const [, id] of visitor.page.matchAll(/href="\/card\/([^"]+)"/g)) seen.add(decodeURIComponent(id ?? ''));
    }
    expect(seen).toEqual(new Set(measures.map(({ id }) => id)));
  });

  test('is narrowed to a place, with what holds around it and within it', async () => {
    const of = (code: string) => measures.filter(({ region }) => region !== null && areNested(region, code)).length;
    const [region] = findRegions('湖南');
    expect(await find({ place: '湖南' })).toBe(of(region?.code ?? ''));
    expect(of(city)).toBeLessThan(measures.length);
    expect(await find({ place: '湖南省长沙市' })).toBe(of('430100'));
    expect(await find({ place: '株洲' })).toBe(of('430200'));
    expect(await find({ place: '某个地方' })).toBe(measures.length);
    expect(textOf(visitor.page)).toContain('没有认出“某个地方”');
    expect(await find({ place: '长沙和杭州' })).toBe(measures.length);
  });

  test('is narrowed to a trade: its own first, then what is for everybody, none of another trade', async () => {
    const [, trade] = /<option value="([a-z-]+)"/.exec(visitor.page) ?? [];
    const fits = measures.filter((m) => {
      const trades = tradesOf(m, held).map((each) => each.trade);
      return trades.length === 0 || trades.includes(trade ?? '');
    });
    expect(await find({ trade: trade ?? '' })).toBe(fits.length);
    expect(fits.length).toBeLessThan(measures.length);
    const [, id] = /href="\/card\/([^"]+)"/.exec(visitor.page) ?? [];
    const top = measures.find((m) => m.id === decodeURIComponent(id ?? ''));
    expect(top && tradesOf(top, held).map((each) => each.trade)).toContain(trade);
  });

  test('is narrowed to a title, which a wider one asks for too, and to what is in force', async () => {
    const [select = ''] = /<select id="title"[\s\S]*?<\/select>/.exec(visitor.page) ?? [];
    const titles = [...select.matchAll(/<option value="([^"]+)"/g)].map(([, title]) => title ?? '');
    expect(titles.length).toBeGreaterThan(3);
    for (const title of titles) {
      const count = await find({ title });
      expect(count, title).toBeGreaterThan(0);
      expect(count, title).toBeLessThan(measures.length);
    }
    const all = await find({ place: '重庆' });
    expect(await find({ place: '重庆', now: 'yes' })).toBeLessThan(all);
    expect(visitor.page).toMatch(/name="now" value="yes" checked/);
  });
});

describe('a card', () => {
  test('shows every facet of every measure, what the text leaves out, and the clause that it stands in', async () => {
    for (const { id, names, conditions, bodies, figures, clause } of measures.filter((_, i) => i % 5 === 0)) {
      expect((await visitor.get(`/card/${encodeURIComponent(id)}`)).status, id).toBe(200);
      const words = textOf(visitor.page);
      for (const each of [names[0], ...conditions.map(({ text }) => text), ...bodies.map(({ text }) => text)])
        expect(words, id).toContain(each);
      for (const { text } of figures) expect(words.replace(/\s/g, ''), id).toContain(text.replace(/\s/g, ''));
      expect(visitor.page).toContain(`/clause/${clause.replace('#', '/')}`);
    }
    expect(textOf(visitor.page)).toContain('条文没有写');
  });

  test('tells its status on a day that is asked about', async () => {
    const { id = '' } = first ?? {};
    await visitor.get(`/card/${encodeURIComponent(id)}?on=1999-01-01`);
    expect(textOf(visitor.page)).toContain('1999-01-01：尚未生效');
    await visitor.get(`/card/${encodeURIComponent(id)}?on=rubbish`);
    expect(textOf(visitor.page)).toContain('2026-11-26：');
  });

  test('of no measure, or of a policy that is switched off, is none', async () => {
    expect((await visitor.get('/card/nothing')).status).toBe(404);
    const { id = '', document = '' } = first ?? {};
    rig.withheld.add(document);
    expect((await visitor.get(`/card/${encodeURIComponent(id)}`)).status).toBe(404);
    expect(await find({})).toBe(measures.filter((m) => m.document !== document).length);
    rig.withheld.clear();
  });
});

test('what stands in an address is shown as words, whatever it is', async () => {
  for (const words of FEW_SCRIPTS) {
    await visitor.get(
      `/cards?${new URLSearchParams({ place: words, now: words, trade: words, title: words, page: words })}`,
    );
    expect(liveIn(visitor.page), words).toEqual([]);
    expect(visitor.page).toContain(escaped(words.slice(0, 30).trim()));
    await visitor.get(`/card/${encodeURIComponent(words)}?on=${encodeURIComponent(words)}`);
    expect(liveIn(visitor.page), words).toEqual([]);
  }
});
