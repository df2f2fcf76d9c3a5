import type { Instalment } from '../../knowledge/award.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Figure } from '../../language/figure.ts';
import { regionName } from '../../language/region.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import {
  cite,
  clauseFigure,
  documentDate,
  figure,
  limited,
  listed,
  name,
  type Pieces,
  quote,
  type Writer,
} from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';
import type { Lead } from '../evidence/plan-to-say.ts';
import { clauseFigures } from '../evidence/sentences.ts';
import { printWorked } from '../evidence/work-out.ts';
import { wordsOfAward } from './award-words.ts';
import { quotePiece } from './clause.ts';
import { wordsOfCondition } from './condition-words.ts';
import { sayInstalments } from './how-paid.ts';
import { officeOf } from './not-stated.ts';
import { sayWorked } from './own-worked.ts';
import { silentText } from './silent-text.ts';
import { sayDutyFromLine, sayStepsBetween } from './steps-of-text.ts';
import { sayByTime } from './still-time.ts';
import { sayToFocus } from './to-focus.ts';
import { sayToPolar } from './to-polar.ts';
import { sayReach } from './verdict.ts';

/** Says first what answers. */
export function sayLead(writer: Writer, lead: Lead, { clause, document }: Ranked): void {
  switch (lead.lead) {
    case 'other-place':
      writer.say(
        lead.moved ? '不能当成还给：这是' : lead.asksWhether ? '不能：这是' : '不适用：这是',
        name(regionName(lead.policyOf)),
        '的政策，给那里的企业',
        cite(clause),
        '。',
      );
      writer.say(
        name(regionName(lead.asker)),
        '的企业不在它的范围内',
        ...(lead.moved
          ? ['；', silentText(document), '没有写迁走以后怎么办，要问', ...officeOf(clause, document)]
          : []),
        '。',
      );
      return;
    case 'place-unwritten':
      writer.say('收录的文本没有写是哪个地方的', cite(clause), '。');
      if (lead.taken.length > 0)
        writer.say('不能当作', ...listed(lead.taken.map((code) => name(regionName(code)))), '的。');
      return;
    case 'award':
      writer.say(
        lead.granted ? GRANTED[lead.granted] : '',
        wordsOfAward(lead.award, clause, lead.ceiling),
        cite(clause),
        '。',
      );
      return;
    case 'figure':
      writer.say(limited(clause, lead.figure), cite(clause), '。');
      return;
    case 'fragment':
      writer.say(
        '您说的',
        ofAsker(lead.said),
        '对应的是：',
        ...lead.sentences.map((s) => quote(lead.clause, s.start, s.end)),
        cite(lead.clause),
      );
      return;
    case 'worked':
      sayWorked(writer, lead);
      return;
    case 'pointed':
      writer.say(
        '您说的',
        ofAsker(lead.said),
        '对应的是：',
        quote(lead.clause, lead.sentence.start, lead.sentence.end),
        cite(lead.clause),
      );
      return;
    case 'barred':
      writer.say(
        lead.by === 'left-out' ? '不行，条文把这种情形排除在外：' : '不行，条文要求：',
        quotePiece(lead.clause, lead.piece),
        cite(lead.clause),
      );
      return;
    case 'below':
      writer.say(
        '不够：条文写的门槛是',
        clauseFigure(lead.clause, lead.least),
        cite(lead.clause),
        '，您说的是',
        ofAsker(lead.said),
        '。',
      );
      return;
    case 'passed':
      writer.say(
        '过期限了：条文写的期限是',
        clauseFigure(lead.clause, lead.most),
        cite(lead.clause),
        '，您说的',
        ofAsker(lead.said),
        lead.since ? '到现在已经超过。' : '已经超过。',
      );
      return;
    case 'before-start':
      writer.say(
        lead.some ? '不都算：' : '不算：',
        lead.since
          ? ['条文只算', clauseFigure(lead.clause, lead.since), '以来新得的']
          : ['这份文件自', documentDate(document, 'effective'), '起施行，条文只算施行后新得的'],
        cite(lead.clause),
        '，您说的',
        ...lead.said.flatMap((f, i) => [i > 0 ? '、' : '', ofAsker(f)]),
        '在那之前。',
      );
      if (lead.rest)
        writer.say(
          '能算的按',
          clauseFigure(lead.clause, lead.rest.each),
          '的标准是',
          figure(printWorked(lead.rest.sum.worked), { origin: 'worked', working: lead.rest.sum.working }),
          cite(lead.clause),
          '。',
        );
      return;
    case 'other-money':
      writer.say(
        '定不了够哪一档：条文写的门槛是',
        clauseFigure(lead.clause, lead.least),
        cite(lead.clause),
        '，您说的是',
        ofAsker(lead.said),
        '，币种不同，条文没有写按什么汇率折算。',
      );
      return;
    case 'which-of': {
      const words = (of: QuotedStretch) => ['您说的“', { kind: 'words' as const, ...of }, '”'] as const;
      if (lead.not) writer.say('条文写的是', words(lead.held), '，没有写', words(lead.not), '。');
      else if (lead.either) writer.say('都可以，条文是用“或”连着写的', cite(clause), '。');
      else writer.say('条文都写了，情形不同', cite(clause), '。');
      return;
    }
    case 'manner':
      writer.say(CONTRARY[lead.manner], '：条文写的是：', ...quotePiece(clause, lead.piece), cite(clause));
      return;
    case 'instalments':
      sayInstalments(writer, lead);
      return;
    case 'hand-in-before':
    case 'in-time':
      sayByTime(writer, lead);
      return;
    case 'duty-from-line':
      sayDutyFromLine(writer, lead);
      return;
    case 'steps-between':
      sayStepsBetween(writer, lead);
      return;
    case 'every-some-years':
      writer.say('不是每年都能报，条文写的是隔几年才能报', cite(clause), '。');
      return;
    case 'left-open':
      writer.say('条文没有写要到多少才够，可以问', ...officeOf(clause, document), cite(clause), '。');
      return;
    case 'target':
      sayTarget(writer, lead, { clause, document });
      return;
    case 'reading':
      writer.say('条文没有直接写明，这里按这样理解：', name(lead.reading), cite(clause));
      return;
    case 'reach':
      sayReach(writer, lead.decided, clause);
      writer.calculations = [lead.decided.calculation];
      return;
    case 'conditions':
      sayConditions(writer, lead.rule, clause);
      return;
    case 'price-floor':
    case 'not-written':
    case 'open-terms':
      sayToFocus(writer, lead, { clause, document });
      return;
    case 'against-line':
    case 'no-treatment':
    case 'falls-short':
    case 'sum-claimed':
    case 'named':
    case 'once-only':
    case 'unnamed':
    case 'refused':
    case 'as-written':
    case 'undecided':
      sayToPolar(writer, lead, { clause, document });
      return;
    case 'paid-to': {
      const not = lead.not.length > 0 ? ['，没有写给', ...listed(lead.not.map((one) => PARTY[one]))] : [];
      writer.say('条文写的是给', PARTY[lead.to], '的', ...not, cite(clause), '。');
      return;
    }
    case 'all-or-one':
      sayAllOrOne(writer, lead, clause);
      return;
    case 'recurrence':
      sayRecurrence(writer, lead.rule, clause);
      return;
  }
}

/** What is aimed at for all of a place is nobody's award, quota or duty. */
function sayTarget(
  writer: Writer,
  { said, reached, money, missed }: Extract<Lead, { lead: 'target' }>,
  { clause, document }: Pick<Ranked, 'clause' | 'document'>,
): void {
  const of = said ? ['您提到的', ofAsker(said)] : ['下面写的'];
  const silent = silentText(document);
  if (reached)
    writer.say('不能这么说：', of, '是文件定的目标数，不是完成数，实际到了多少条文没有写', cite(clause), '。');
  else if (missed)
    writer.say(of, '是文件定的目标数，不是对哪家企业的要求，', silent, '没有写达不到要取消或退回', cite(clause), '。');
  else if (money) writer.say(silent, '没有写给多少钱：', of, '是文件定的目标数，不是发钱的名额', cite(clause), '。');
  else writer.say(of, '是文件定的目标数，不是给企业的钱或名额，也不是对哪家企业的要求', cite(clause), '。');
}

const ofAsker = ({ text, start, end }: Figure) => figure(text, { origin: 'user', start, end });

const CONTRARY = {
  'claims-all': '不是都有',
  'claims-at-once': '是分几次给的',
  'claims-whole': '不是花多少给多少',
  'claims-no-cap': '有上限',
} as const;

const PARTY = {
  local: '区县、街道这些地方',
  carrier: '载体、园区',
  institution: '机构、基金这类单位',
  person: '个人',
  firm: '企业',
} as const;

const GRANTED = { has: '有，', may: '能，符合条件的企业' } as const;

function sayConditions(writer: Writer, { conditions }: Rule, clause: Clause): void {
  const words = conditions ? wordsOfCondition(conditions, clause) : null;
  if (words) writer.say('要符合：', words, cite(clause), '。');
}

/** 占一样就行, or all of it. */
function sayAllOrOne(writer: Writer, { one, rest }: Extract<Lead, { lead: 'all-or-one' }>, clause: Clause): void {
  const wanted = rest && wordsOfCondition(rest, clause);
  const enough = one && wordsOfCondition(one, clause);
  if (one && !enough) return;
  if (enough) writer.say('满足其中一样就行：', enough, cite(clause), '。');
  if (wanted) writer.say(enough ? '另外还要：' : '都要满足：', wanted, cite(clause), '。');
}

function sayRecurrence(writer: Writer, { award }: Rule, clause: Clause): void {
  if (!('promise' in award)) return;
  const { recurrence, years, paid } = award;
  const parts = paid && partsOf(paid, clause);
  const span = years && clauseFigures(clause).find((f) => f.value === years.count.value && f.unit === years.count.unit);
  if (span) writer.say('从', name(years.from), '起，连续', clauseFigure(clause, span), cite(clause), '。');
  else if (parts) writer.say('分次给：', ...parts, cite(clause), '。');
  else if (recurrence === 'yearly') writer.say('按年给，条文没有写给到哪一年为止', cite(clause), '。');
  else if (recurrence === 'once') writer.say('是一次性的，不是按年给', cite(clause), '。');
  else writer.say('条文没有写是一次性给还是按年给', cite(clause), '。');
}

/** 第一年2万元，第二年1万元: the parts of an award; null where the clause does not print one of them. */
function partsOf(paid: readonly Instalment[], clause: Clause): Pieces | null {
  const figures = clauseFigures(clause);
  const parts = paid.map(({ when, share, sum }) => {
    const due = share ?? sum;
    const held = due && figures.find((f) => f.value === due.value && f.unit === due.unit);
    const ordinal = figures.find((f) => f.text === when);
    return held ? [ordinal ? clauseFigure(clause, ordinal) : name(when), clauseFigure(clause, held)] : null;
  });
  return parts.includes(null)
    ? null
    : listed(
        parts.map((part) => part ?? []),
        '，',
      );
}
