/** A figure of the asker's: how it is said of `n`, of what measure, with what else has to be said. */
export interface SaidFigure {
  readonly fact: string;
  readonly measure: string;
  readonly rest: readonly string[];
  /** The same as `rest`, line by line, and as `say`, in the words of others. */
  readonly restAlso: readonly (readonly string[])[];
  readonly sayAlso: readonly ((amount: string) => string)[];
  readonly say: (amount: string) => string;
  readonly amount: (n: number) => string;
  readonly from: number;
  readonly to: number;
  readonly denied: readonly ((amount: string) => string)[];
}

const LITTLE_GIANT = ['我们在长沙', '是市级小巨人'] as const;
const LITTLE_GIANT_ALSO = [
  ['公司注册在长沙', '厂子在长沙', '我们是长沙的企业', '长沙的公司', '本公司位于长沙市'],
  ['评上了市级小巨人', '是市级专精特新小巨人', '有市级小巨人的牌子', '被认定为市级小巨人', '市级小巨人企业'],
] as const;
export const tenThousand = (n: number) => `${n}万`;
export const FIGURES: readonly SaidFigure[] = [
  {
    fact: '年度贷款总额',
    measure: 'changsha-loan-interest',
    rest: LITTLE_GIANT,
    restAlso: LITTLE_GIANT_ALSO,
    sayAlso: [
      (a) => `银行贷款${a}`,
      (a) => `从银行贷了${a}`,
      (a) => `在农商行贷了${a}`,
      (a) => `向银行借了${a}`,
      (a) => `今年的贷款总额是${a}`,
      (a) => `有${a}的贷款`,
      (a) => `流动资金贷款有${a}`,
      (a) => `银行给放了${a}贷款`,
    ],
    say: (a) => `贷款${a}`,
    amount: tenThousand,
    from: 100,
    to: 3000,
    denied: [
      (a) => `贷款${a}被银行拒了`,
      (a) => `没贷到${a}`,
      (a) => `贷款${a}没批下来`,
      (a) => `贷款${a}还在审批`,
      (a) => `被拒的贷款${a}`,
    ],
  },
  {
    fact: '年度研发费用',
    measure: 'changsha-research',
    rest: [...LITTLE_GIANT, '主营收入4000万'],
    restAlso: [
      ...LITTLE_GIANT_ALSO,
      ['主营业务收入4000万', '主营业务收入是4000万元', '主营收入有4000万', '去年主营做了4000万'],
    ],
    sayAlso: [
      (a) => `研发投入${a}`,
      (a) => `研发花了${a}`,
      (a) => `研发费用是${a}`,
      (a) => `投了${a}搞研发`,
      (a) => `研发支出有${a}`,
      (a) => `年度研发费用为${a}元`,
    ],
    say: (a) => `研发费用${a}`,
    amount: tenThousand,
    from: 60,
    to: 900,
    denied: [(a) => `研发费用没到${a}`, (a) => `研发费用没花够${a}`, (a) => `研发费用没达到${a}`],
  },
  {
    fact: '年飞行小时',
    measure: 'hunan-general-aviation',
    rest: ['我们是通航企业', '主运行基地在长沙', '飞机是3吨的'],
    restAlso: [
      ['我们是一家通航公司', '我们做通用航空的', '本公司是通用航空企业'],
      ['主运行基地设在长沙', '主基地在长沙', '长沙是我们的主运行基地'],
      ['飞机3吨', '用的是3吨的飞机', '机型最大起飞重量3吨', '直升机最大起飞重量是3000公斤'],
    ],
    sayAlso: [
      (a) => `全年飞了${a}`,
      (a) => `一年飞${a}`,
      (a) => `一年总共飞了${a}`,
      (a) => `年飞行小时是${a}`,
      (a) => `今年飞满了${a}`,
      (a) => `去年一年的飞行时间是${a}`,
    ],
    say: (a) => `一年飞了${a}`,
    amount: (n) => `${n}小时`,
    from: 60,
    to: 900,
    denied: [
      (a) => `一年没飞够${a}`,
      (a) => `没飞满${a}`,
      (a) => `还差${a}`,
      (a) => `停飞了${a}`,
      (a) => `设计寿命${a}`,
    ],
  },
];
/** Whoever is not the firm. */
export const OTHERS = [
  '供应商',
  '隔壁厂',
  '我表弟的公司',
  '另外一家公司',
  '竞争对手',
  '母公司',
  '老板个人',
  '集团总部',
  '同行',
] as const;
