import type { Figure } from '../language/figure.ts';

/**
 * What a question wants, in which way it is put and of whom, told by its words. Nothing after reading looks at the words again:
 * what plans, finds and says asks this alone.
 */
export interface Wants {
  /** The asker speaks of their own case, or wants it calculated. */
  readonly ownCase: boolean;
  /** We, our firm; and for a statement: it could be of one's own firm though nobody is named. */
  readonly self: boolean;
  readonly ofFirm: boolean;
  /** The whole list of what fits is wanted, not one measure. */
  readonly whatFits: boolean;
  /** A sum over several years or measures; the years, where they are told. */
  readonly total: { readonly years: number | null } | null;
  /** How long, how often, how much at most, from how much on: told by the clause, and no fact of the asker's changes it. */
  readonly limit: boolean;
  /** What the clause pays for one hour or flight, whatever the asker's own year comes to. */
  readonly rateOfOne: boolean;
  /** What there is to get. */
  readonly what: boolean;
  /** Support by its names, whatever for; what can be asked of any measure; an award or money in particular. */
  readonly support: boolean;
  readonly ofMeasures: boolean;
  readonly award: boolean;
  readonly money: boolean;
  /** The rate of a tax, which no figure of a subsidy answers. */
  readonly taxRate: boolean;
  /** What no policy answers, whatever words it shares with one. */
  readonly offTopic: boolean;
  /** Says where the firm has moved to. */
  readonly moves: boolean;
  /** When something began. */
  readonly beginning: boolean;
  /** Figures that the asker states of the policy (听说是5%), those of their own case among them. */
  readonly claimed: readonly Figure[];
}

const OWN_CASE =
  /我们|我司|我公司|我家|我这|咱|本公司|本企业|帮.{0,4}算|算一下|算算|能拿|可以拿|能得|能领|够不够|够格|符合(?:条件)?吗|^(?!.*(?:最多|最高|上限|封顶)).*(?:能贴|(?:今年|明年|一年)?能(?:补|奖|给)(?:多少|几))/;
const SELF = /我|咱|本公司|本企业|俺|\bwe\b|\bour\b/i;
const OF_FIRM = /我|咱|公司|企业|客户/;
const STATES_OF_FIRM = /^(?:是|在|有|没|刚|已|去年|今年|前年|20\d\d|主营|营收|研发|贷)/;
/** 我们能享受哪些政策 */
const WHAT_FITS =
  /(?:我们?|我司|公司|企业|咱们?|客户).{0,14}(?:能|可以|可|适合|符合|够).{0,6}(?:享受|申请|申报|拿|领|争取|报|用|得到)?.{0,4}(?:哪些|什么|啥|几项|多少项)(?!.{0,6}(?:材料|部门|条件)).{0,8}(?:政策|补贴|补助|奖励|支持|扶持|项目|优惠)?|(?:哪些|什么|啥)(?:惠企)?(?:政策|补贴|奖励|项目|优惠).{0,6}(?:适合|符合|能给|可以给|匹配).{0,4}(?:我|咱|公司|企业)|(?:有)?(?:哪些|什么|啥)(?:惠企)?政策.{0,6}(?:我们?|咱们?|公司|企业)?.{0,2}(?:能|可以)?(?:享受|申请|申报)|^能(?:享受|申请|申报|拿|领)(?:到)?(?:哪些|什么|啥)|匹配.{0,4}政策|政策匹配|(?:我们|我司|我公司|我家|咱).{0,40}(?:有|给)(?:些)?(?:什么|哪些|啥)(?:惠企)?(?:政策|补贴|补助|奖励|支持|扶持|优惠)[^，,。]{0,4}$/;
const TOTAL = /总共|一共|加起来|加在一起|合计|总计|共计|拢共|总数|总额(?!度)|in total|altogether|add(?:s|ed)? up/i;
/** 三年期贷款, 两年前认定, 成立3年: years that nothing is added up over. */
const OTHER_SPAN_AFTER = /^(?:期|前|以前|之前|后|之后|以后|以上|以内|的?(?:贷款|期限|老))/;
const OTHER_SPAN_BEFORE = /(?:成立|注册|开办|经营|认定|评上|期限|贷期|满)(?:了|已|有|是|为|都|快|已经)*$/;
const LIMIT =
  /几年|多少年|多久|多长时间|每年(?:都|也|能|可以|还)|年年|每年.{0,6}(?:还是|吗|么)|一次性|最高|最多|上限|封顶|顶格|保证|一定能|肯定能|稳拿|门槛|(?:要|得|至少|起码|达到|满)(?:多少|几|多大)[^，,。？?]{0,8}(?:才|够|达标|合格|资格)|(?:多少|几)[^，,。？?]{0,6}(?:才能?|起步|起[贴补奖])/;
/** 一小时补多少, 每架次给几块 */
const RATE_OF_ONE =
  /(?:每|一)个?(?:飞行)?(?:小时|钟头|架次)[^，,。；;？?]{0,8}(?:补|给|奖|多少|几)|(?:补|给|奖)[^，,。；;？?]{0,8}(?:每|一)个?(?:飞行)?(?:小时|钟头|架次)/;
const WHAT = /(?:什么|啥|哪些)(?!时候)/;
const SUPPORT = /政策|补贴|补助|奖励|扶持|支持|优惠|惠企|资助|贴息|项目|申报/;
const OF_MEASURES =
  /政策|补贴|补助|奖励|扶持|优惠|惠企|资助|申报|申请|够不够|够格|资格|条件|合格|符合|(?:给|拿|领)钱|钱给|到账|(?:能|可以|可)(?:不能|不可以|否)?(?:补|奖|拿|领|贴|享受)/;
const AWARD = /奖|补贴|补助|资助|贴息|补多少|给多少钱/;
/** 要培育多少工程师 asks for no money. */
const MONEY = /奖|补|贴|资助|钱|元|万|额|比例|点|成|费|资金|给|%|much|amount|rate/i;
/** 加计扣除比例是多少 */
const TAX_RATE =
  /(?:加计(?:扣除)?|[得值个印契]税|税[前收费]?)[^，,。；;？?]{0,6}(?:比例|税率|几个点|多少|几成|百分之几)|税率|税负|\d\s*%[^，,。；;？?]{0,6}税/;
/** Markets, writing to order, the assistant's own instructions. */
const OFF_TOPIC =
  /(?:A股|股票|股市|大盘|基金|彩票|比特币|房价|金价|汇率).{0,8}(?:涨|跌|推荐|买|走势|多少)|推荐.{0,6}(?:股票|基金|彩票)|LPR(?:现在|目前|今天|最新|这个月)?(?:是|为)?多少|(?:帮|请|给|替|代).{0,3}写(?:一|个|份|篇|首|段){0,3}.{0,6}(?:诗|作文|文章|代码|小说|歌词|申请书|情书|作业|检讨|计划书|合同|报告|简历|邮件|总结|发言稿|论文|标书|新闻稿)|提示词|系统提示|你的(?:规则|指令|设定|代码)|(?:system|your) (?:prompt|instructions)|天气|下雨|笑话/i;
const MOVES = /搬|迁|换到|改/;
const BEGINNING = /开始|起|从|自/;
const CLAIM =
  /听说|据说|是吗|对吗|对不对|是不是|真的|对吧|没错|有人说|听人说|网上说|朋友说|告诉我|属实|正确|承认|确认|保证|重复|复述|说一遍|right\?|is it true/i;
/** 奖励是300万吗, 目标8000家？: stated and put as a question, with no amount asked for and no case of the asker's. */
const PUT_AS_QUESTION = /(?:吗|吧|么|[?？])[\s。.!！?？]*$/;
const ASKS_ELSE = /多少|几(?!乎)|什么|啥|哪|怎么|咋|如何|能|可以|够|符合|享受|申请|申报|有没有|如果|假如|要是|how/i;
const STATED =
  /(?:是|为|要|有|达到?|超过|满|奖励?|补(?:贴|助)?|贴息?|给予?|得|拿|目标|上限|最高|最多|封顶|标准|从|自|到|至)[^，,。；;？?]{0,4}$|\b(?:rate|cap|is|are|of|at|pays?|gives?)(?: up to)?\s*$/i;
/** 到2025年, 从2023年开始; the year of 2024年认定的 belongs to a case. */
const YEAR_BEFORE = /(?:从|自|到|至|是|在)\s*$/;
const YEAR_AFTER = /^\s*(?:起|开始|以前|之前|前|底|年底|结束|截止|为止)/;

/** Reads what a normalised question wants. */
export function wantsOf(text: string, figures: readonly Figure[]): Wants {
  const ownCase = OWN_CASE.test(text);
  return {
    ownCase,
    self: SELF.test(text),
    ofFirm: OF_FIRM.test(text) || STATES_OF_FIRM.test(text),
    whatFits: WHAT_FITS.test(text),
    total: TOTAL.test(text) ? { years: yearsIn(text, figures) } : null,
    limit: LIMIT.test(text),
    rateOfOne: RATE_OF_ONE.test(text),
    what: WHAT.test(text),
    support: SUPPORT.test(text),
    ofMeasures: OF_MEASURES.test(text),
    award: AWARD.test(text),
    money: MONEY.test(text),
    taxRate: TAX_RATE.test(text),
    offTopic: OFF_TOPIC.test(text),
    moves: MOVES.test(text),
    beginning: BEGINNING.test(text),
    claimed: claimedIn(text, figures, ownCase),
  };
}

/** True where some words ask for support by its names. */
export const namesSupport = (text: string): boolean => SUPPORT.test(text);

/** 建设补贴, 培训补贴: what help is for, right before it. */
const FOR = /([\p{Script=Han}]{2})(?:费用?)?(?:补贴|补助|奖励|资助|奖补|津贴)/gu;

/** What the help is for that some words ask about. */
export const purposesIn = (words: string): readonly string[] => [...words.matchAll(FOR)].map((m) => m[1] ?? '');

function yearsIn(text: string, figures: readonly Figure[]): number | null {
  const span = figures.find(
    (f) =>
      f.unit === 'year' &&
      !f.vague &&
      /^[2-9]$|^10$/.test(f.value) &&
      !OTHER_SPAN_AFTER.test(text.slice(f.end)) &&
      !OTHER_SPAN_BEFORE.test(text.slice(0, f.start)),
  );
  return span ? Number(span.value) : null;
}

function claimedIn(text: string, figures: readonly Figure[], ownCase: boolean): readonly Figure[] {
  const open = CLAIM.test(text);
  if (!open && !(PUT_AS_QUESTION.test(text) && !ASKS_ELSE.test(text) && !ownCase)) return [];
  const found = figures.filter((f) => {
    if (f.vague) return false;
    if (f.unit === 'date')
      return /^\d{4}/.test(f.value) && (YEAR_BEFORE.test(text.slice(0, f.start)) || YEAR_AFTER.test(text.slice(f.end)));
    if (f.unit === 'count') return !/^[一两]|^1$/.test(f.text) && f.value !== '1';
    if (/^(?:h|year)$/.test(f.unit) && f.value === '1') return false;
    return /^(?:CNY|%|h|number|year)/.test(f.unit);
  });
  return open ? found : found.filter((f) => STATED.test(text.slice(0, f.start)) || f.unit === 'date');
}
