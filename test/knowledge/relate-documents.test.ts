import { describe, expect, it } from 'vitest';
import { type PolicyDocument, statusOn } from '../../src/knowledge/document.ts';
import { linksAmong, relateDocuments } from '../../src/knowledge/relate-documents.ts';
import { policy } from '../fakes/policy.ts';

const TEXT = '## 一 补助\n每亩补助320元。';
const OLD = {
  id: 'old',
  number: '试发〔2020〕1号',
  title: '试验市茶叶补助办法',
  effective: '2020-01-01',
  period: '{ from: 2020-01-01, to: 2022-12-31 }',
};

/** What others do to the old document, by the front matter of one other. */
function oldWith(links: string, front: Record<string, string> = {}): PolicyDocument {
  const by = policy('## 一 其他\n按《试验市茶叶补助办法》（试发〔2020〕1号）办。', {
    id: 'by',
    number: '试发〔2024〕9号',
    title: '试验市茶叶补助新规定',
    effective: '2024-10-16',
    period: 'null',
    links,
    ...front,
  });
  const documents = new Map([policy(TEXT, OLD), by].map((d) => [d.id, d]));
  return relateDocuments(documents).get('old') as PolicyDocument;
}

describe('what one document does to another', () => {
  it.each([
    ['[{ kind: repeals, number: 试发〔2020〕1号 }]', '2022-06-01', 'in-force'],
    ['[{ kind: repeals, title: 试验市茶叶补助办法, from: 2021-06-01 }]', '2021-06-01', 'expired'],
    ['[{ kind: repeals, title: 关于印发《试验市茶叶补助办法》的通知, from: 2021-06-01 }]', '2021-06-01', 'expired'],
    ['[{ kind: supersedes, number: 试发〔2020〕1号, from: 2021-06-01 }]', '2021-05-31', 'in-force'],
    ['[{ kind: extends, number: 试发〔2020〕1号, until: 2026-12-31 }]', '2026-12-31', 'in-force'],
    ['[{ kind: extends, number: 试发〔2020〕1号, until: 2026-12-31 }]', '2027-01-01', 'expired'],
    ['[{ kind: extends, title: 试验市茶叶补助办法, years: 2 }]', '2024-12-31', 'in-force'],
    ['[{ kind: extends, title: 试验市茶叶补助办法, years: 2 }]', '2025-01-01', 'expired'],
    ['[{ kind: extends, title: 试验市茶叶补助办法 }]', '2031-01-01', 'in-force'],
    [
      '[{ kind: extends, number: 试发〔2020〕2号, title: 试验市茶叶补助办法, until: 2026-12-31 }]',
      '2025-01-01',
      'expired',
    ],
    ['[{ kind: amends, number: 试发〔2020〕1号 }]', '2025-01-01', 'expired'],
  ])('%s: on %s the other is %s', (links, day, status) => {
    expect(statusOn(oldWith(links), day)).toBe(status);
  });

  it('is no matter of a text of the same title in another place', () => {
    const links = '[{ kind: repeals, title: 试验市茶叶补助办法, from: 2021-06-01 }]';
    expect(oldWith(links, { region: '"330100"' }).repealed).toBeUndefined();
  });

  it('is told with the document and its clause', () => {
    const { amended } = oldWith('[{ kind: amends, number: 试发〔2020〕1号 }]');
    expect(amended).toMatchObject([{ by: { id: 'by' }, on: '2024-10-16', clause: { id: 'by#1' } }]);
  });
});

describe('an explanation', () => {
  const explaining = (front: Record<string, string>) => {
    const links = '[{ kind: explains, title: 试验市茶叶补助办法 }]';
    const all = [
      policy(TEXT, { ...OLD, issued: '2019-12-20' }),
      policy(TEXT, {
        ...OLD,
        id: 'new',
        number: '试发〔2024〕3号',
        issued: '2024-03-01',
        effective: '2024-04-01',
        period: 'null',
      }),
      policy(TEXT, {
        id: 'said',
        title: '《试验市茶叶补助办法》解读',
        number: 'null',
        effective: 'null',
        period: 'null',
        issued: 'null',
        links,
        ...front,
      }),
    ];
    return relateDocuments(new Map(all.map((d) => [d.id, d]))).get('said') as PolicyDocument;
  };

  it('is one of the policy that was there when it came, and stands and falls with it', () => {
    expect(explaining({ published: '2020-01-03' }).explained?.id).toBe('old');
    expect(statusOn(explaining({ published: '2020-01-03' }), '2025-01-01')).toBe('expired');
    expect(explaining({ published: '2024-03-05' }).explained?.id).toBe('new');
    expect(explaining({ published: 'null', region: 'null' }).explained?.id).toBe('new');
  });
});

it('links that lead to nothing that is held are known', () => {
  const links = '[{ kind: extends, number: 试发〔2018〕7号 }, { kind: implements, title: 试验省茶叶条例 }]';
  const one = policy(TEXT, { links });
  expect(linksAmong(new Map([[one.id, one]])).map(({ link, to }) => [link.kind, to])).toEqual([
    ['extends', null],
    ['implements', null],
  ]);
});
