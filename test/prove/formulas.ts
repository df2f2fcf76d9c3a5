import type { Random } from './random.ts';

/** Facts as a caller gives them, with the verdict and the amount in fen that the clause leads to, worked out in integers. */
interface Case {
  readonly facts: Record<string, unknown>;
  readonly verdict: 'eligible' | 'ineligible' | 'not-in-scope';
  readonly fen: bigint | null;
}
export interface Formula {
  readonly draw: (random: Random) => Case;
  /** The cap in fen that the cases must hit from both sides; none where nothing is calculated. */
  readonly cap?: bigint;
}

const WAN = 1_000_000; // 万元 in fen
const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const tenths = (n: number) => `${Math.floor(n / 10)}.${n % 10}`;
const least = (a: bigint, b: bigint) => (a < b ? a : b);
const roundedHalfUp = (n: bigint, by: bigint) => (2n * n + by) / (2n * by);

const TITLES: Record<string, readonly string[]> = {
  市级专精特新小巨人: ['专精特新中小企业'],
  省级专精特新小巨人: ['省级以上专精特新中小企业', '专精特新中小企业'],
  国家级专精特新小巨人: ['省级以上专精特新中小企业', '专精特新中小企业'],
  省级专精特新中小企业: ['省级以上专精特新中小企业', '专精特新中小企业'],
  专精特新中小企业: [],
  创新型中小企业: [],
  高新技术企业: [],
  国家级制造业单项冠军企业: [],
  链主工厂: [],
  智能工厂: [],
  数字化车间: [],
};

/** Recognitions, `wanted` among them more often than not. */
function titles(random: Random, wanted: string): { readonly list: string[]; readonly has: (title: string) => boolean } {
  const list = Object.keys(TITLES).filter((t) => random.chance(t === wanted ? 0.8 : 0.2));
  return { list, has: (title) => list.some((t) => t === title || TITLES[t]?.includes(title)) };
}

function place(random: Random, region: string): { readonly code: string; readonly inside: boolean } {
  const inside = random.chance(0.9);
  const within = region.endsWith('0000')
    ? [region, `${region.slice(0, 2)}0100`, `${region.slice(0, 2)}0102`]
    : [region, `${region.slice(0, 4)}02`];
  return { inside, code: inside ? random.pick(within) : random.pick(['110000', '310115', '320100', '440300']) };
}

function caseOf(facts: Record<string, unknown>, inside: boolean, met: boolean, fen: bigint | null): Case {
  if (!inside) return { facts, verdict: 'not-in-scope', fen: null };
  return met ? { facts, verdict: 'eligible', fen } : { facts, verdict: 'ineligible', fen: null };
}

/** A fixed award for a title, with truths that must all hold. */
function fixed(region: string, title: string, wan: number, truths: readonly string[]): Formula {
  return {
    draw(random) {
      const { code, inside } = place(random, region);
      const held = titles(random, title);
      const answers = Object.fromEntries(truths.map((t) => [t, random.chance(0.8)]));
      const met = held.has(title) && truths.every((t) => answers[t]);
      return caseOf({ 所在地: code, 认定称号: held.list, ...answers }, inside, met, BigInt(wan * WAN));
    },
  };
}

export const FORMULAS: Readonly<Record<string, Formula>> = {
  // 3% of the loan for the part of the year that it was used, from 300万, three years from recognition, at most 50万.
  'changsha-loan-interest': {
    cap: BigInt(50 * WAN),
    draw(random) {
      const { code, inside } = place(random, '430100');
      const held = titles(random, '市级专精特新小巨人');
      const loan = random.near([300 * WAN, Math.round((50 * WAN * 100) / 3), 0], 1e13);
      const months = random.chance(0.5) ? 12 : random.whole(1, 24);
      const recognised = random.whole(2018, 2026);
      const applied = random.whole(recognised, 2026);
      const met = held.has('市级专精特新小巨人') && loan >= 300 * WAN && applied - recognised < 3;
      const fen = roundedHalfUp(BigInt(loan) * BigInt(Math.min(months, 12)) * 3n, 1200n);
      const facts = {
        所在地: code,
        认定称号: held.list,
        年度贷款总额: yuan(loan),
        贷款年数: `${months}个月`,
        小巨人认定年度: recognised,
        申报年度: applied,
      };
      return caseOf(facts, inside, met, least(fen, BigInt(50 * WAN)));
    },
  },
  // 10% of the research expense, from 3% of revenue, at most 50万.
  'changsha-research': {
    cap: BigInt(50 * WAN),
    draw(random) {
      const { code, inside } = place(random, '430100');
      const held = titles(random, '市级专精特新小巨人');
      const revenue = Math.max(1, random.near([6000 * WAN, 10000 * WAN], 1e13));
      const expense = random.near([Math.floor((revenue * 3) / 100), Math.ceil((revenue * 3) / 100), 500 * WAN], 1e12);
      const met = held.has('市级专精特新小巨人') && BigInt(expense) * 100n >= BigInt(revenue) * 3n;
      const fen = least(roundedHalfUp(BigInt(expense), 10n), BigInt(50 * WAN));
      return caseOf(
        { 所在地: code, 认定称号: held.list, 年度研发费用: yuan(expense), 主营业务收入: yuan(revenue) },
        inside,
        met,
        fen,
      );
    },
  },
  'changsha-national-little-giant': fixed('430100', '国家级专精特新小巨人', 50, ['新认定', '中小微企业']),
  'changsha-champion-enterprise': fixed('430100', '国家级制造业单项冠军企业', 200, ['新认定', '中小微企业']),
  'changsha-champion-products': {
    draw(random) {
      const { code, inside } = place(random, '430100');
      const products = random.whole(0, 9);
      const small = random.chance(0.8);
      return caseOf(
        { 所在地: code, 单项冠军产品数: products, 中小微企业: small },
        inside,
        products > 0 && small,
        BigInt(products * 100 * WAN),
      );
    },
  },
  // Each aircraft's hours at its weight's rate, from 100 h in all, at most 100万.
  'hunan-general-aviation': {
    cap: BigInt(100 * WAN),
    draw(random) {
      const inside = random.chance(0.85);
      const fleet = Array.from({ length: random.whole(1, 4) }, () => ({
        kg: random.near([1000, 5000], 60000),
        h10: random.near([1000, 2000, 3330, 5000], 30000),
      }));
      const hours10 = fleet.reduce((sum, a) => sum + a.h10, 0);
      const fen = fleet.reduce(
        (sum, { kg, h10 }) => sum + BigInt(h10) * (kg <= 1000 ? 5_000n : kg < 5000 ? 20_000n : 30_000n),
        0n,
      );
      const facts = {
        主运行基地: inside ? random.pick(['430000', '430100', '430102']) : '360000',
        机队: fleet.map(({ kg, h10 }) => ({ 最大起飞重量: `${kg}公斤`, 年飞行小时: tenths(h10) })),
      };
      return caseOf(facts, true, inside && hours10 >= 1000, least(fen, BigInt(100 * WAN)));
    },
  },
  // 35 yuan for each sortie beyond 2500, at most 50万.
  'hunan-light-aircraft': {
    cap: BigInt(50 * WAN),
    draw(random) {
      const { code, inside } = place(random, '430000');
      const kind = random.chance(0.85);
      const sorties = random.near([2500, 16785], 1e6);
      const fen = least(BigInt(Math.max(0, sorties - 2500)) * 3500n, BigInt(50 * WAN));
      return caseOf(
        { 所在地: code, 机构类型: kind ? ['轻型或轻于空气航空器运营企业'] : [], 年飞行架次: sorties },
        inside,
        kind && sorties > 2500,
        fen,
      );
    },
  },
  'hunan-airports': {
    draw(random) {
      const { code, inside } = place(random, '430000');
      const kind = random.pick(['运输机场', '通用机场', '临时起降场地']);
      const h10 = random.near([10000, 15000], 100000);
      const licensed = random.chance(0.8);
      const service = random.chance(0.6);
      const enough = kind === '运输机场' ? h10 >= 15000 : kind === '通用机场' ? h10 >= 10000 : service;
      const facts = {
        所在地: code,
        机场类型: kind,
        年飞行小时: tenths(h10),
        民航取证或备案: licensed,
        开展公共属性业务: service,
      };
      return caseOf(facts, inside, licensed && enough, BigInt(100 * WAN));
    },
  },
  // 1000 yuan an hour on each route of 100 h and more, at most 300万.
  'hunan-evtol': {
    cap: BigInt(300 * WAN),
    draw(random) {
      const { code, inside } = place(random, '430000');
      const commercial = random.chance(0.85);
      const routes = Array.from({ length: random.whole(0, 4) }, () => random.near([1000, 10000, 30000], 60000));
      const counted = routes.filter((h10) => h10 >= 1000);
      const fen = counted.reduce((sum, h10) => sum + BigInt(h10) * 10_000n, 0n);
      const facts = {
        所在地: code,
        新型航空器商业飞行: commercial,
        航线: routes.map((h10) => ({ 年飞行小时: tenths(h10) })),
      };
      return caseOf(facts, inside, commercial && counted.length > 0, least(fen, BigInt(300 * WAN)));
    },
  },
  'hunan-manufacturing-loan': {
    draw(random) {
      const { code, inside } = place(random, '430000');
      const investment = random.near([100_000 * WAN, 160_000 * WAN, 80_000 * WAN], 4e13);
      const done = Math.min(
        investment,
        random.near([80_000 * WAN, Math.floor(investment / 2), Math.ceil(investment / 2)], 4e13),
      );
      const met = investment >= 100_000 * WAN && (2 * done >= investment || done >= 80_000 * WAN);
      return caseOf(
        { 所在地: code, 固定资产投资: yuan(investment), 开工首年完成投资: yuan(done) },
        inside,
        met,
        BigInt(1000 * WAN),
      );
    },
  },
  'hangzhou-little-giant': fixed('330100', '国家级专精特新小巨人', 100, ['新认定']),
  'hangzhou-provincial-recognition': fixed('330100', '省级专精特新中小企业', 20, ['新认定']),
  'hangzhou-chain-master-factory': fixed('330100', '链主工厂', 500, []),
  'hangzhou-smart-factory': fixed('330100', '智能工厂', 200, []),
  'hangzhou-digital-workshop': fixed('330100', '数字化车间', 80, []),
  'hangzhou-listing': fixed('330100', '专精特新中小企业', 300, ['已成功上市']),
  'hangzhou-first-set': {
    draw(random) {
      const { code, inside } = place(random, '330100');
      const held = titles(random, '专精特新中小企业');
      const wan = { 国际首台套: 200, 国内首台套: 100, 省内首台套: 50, 没有认定首台套: 0 };
      const level = random.pick(Object.keys(wan) as (keyof typeof wan)[]);
      const met = held.has('专精特新中小企业') && wan[level] > 0;
      return caseOf({ 所在地: code, 认定称号: held.list, 首台套级别: level }, inside, met, BigInt(wan[level] * WAN));
    },
  },
  // Half of the LPR on the loan, of which 2000万 count.
  'hangzhou-loan-interest': {
    draw(random) {
      const { code, inside } = place(random, '330100');
      const held = titles(random, '省级专精特新中小企业');
      const loan = random.near([2000 * WAN, 800 * WAN], 1e12);
      const lpr = random.whole(0, 1000); // hundredths of a per cent
      const use = random.pick(['重大研发', '重大技改', '投资扩产', '其他用途']);
      const met = held.has('省级以上专精特新中小企业') && use !== '其他用途';
      const fen = roundedHalfUp(least(BigInt(loan), BigInt(2000 * WAN)) * BigInt(lpr), 20_000n);
      const facts = {
        所在地: code,
        认定称号: held.list,
        贷款用途: use,
        年度贷款总额: yuan(loan),
        LPR: `${(lpr / 100).toFixed(2)}%`,
      };
      return caseOf(facts, inside, met, fen);
    },
  },
  'hangzhou-technology-transfer': {
    draw(random) {
      const { code, inside } = place(random, '330100');
      const done = random.chance(0.5);
      return caseOf(
        { 所在地: code, 科研成果产业化: done, 实际技术交易额: yuan(random.near([100 * WAN], 1e12)) },
        inside,
        done,
        null,
      );
    },
  },
};
