import { factsIn } from '../../calculate/facts-asked.ts';
import { asksFor } from '../../knowledge/condition.ts';
import { factInRole } from '../../knowledge/fact.ts';
import { clauseOf, documentOf, type Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { cite, documentDate, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { Fit } from '../evidence/fit.ts';
import type { Fitting } from '../evidence/fitting.ts';
import { sharedPairs } from '../evidence/sentences.ts';

/** What is said of a measure by how it stands; those of one heading stand together. `titled`: a title is held. */
export function headOf(fit: Fit, { noneFor, ofPlan }: Fitting, titled: boolean, knowledge: Knowledge): string {
  const { standing, rule, titles } = fit;
  switch (standing) {
    case 'met':
      if ('promise' in rule.award) return isNew(fit, knowledge) ? '称号是新评上的才有的是' : '能拿的是';
      return '对得上的是';
    case 'near':
      return '差一点就够的是';
    case 'unmet':
    case 'missed':
      return '现在还不符合的是';
    case 'help':
      return '有这些帮助';
    case 'past':
      return '已经过期的文件里写过，只供参考';
    case 'open':
    case 'rung':
      if (isMetButForSum(fit)) return '对得上、数还算不出的是';
      if (titles.length > 0) return noneFor === null ? '先要评上称号才有的是' : '不分行业、评上称号才有的是';
      if (ofPlan) return '要上大项目才有的是';
      if (noneFor !== null && ofTrade(rule, knowledge)) return `给${ofTrade(rule, knowledge)}的、条件对上才有的是`;
      return titled && holdsItsTitle(rule, knowledge) ? '称号够了，别的条件对上就有的是' : '条件对上就有的是';
  }
}

/** All that it asks is met, and only what its sum is worked out from is open. */
const isMetButForSum = ({ standing, titles, rule, calculation: { missing } }: Fit): boolean => {
  const asked = rule.conditions ? factsIn(rule.conditions) : [];
  return (
    standing === 'open' && titles.length === 0 && asked.length > 0 && !missing.some((fact) => asked.includes(fact))
  );
};

/** The trade that it is for, as a reply calls it; null where it is for every trade, or every works. */
export const ofTrade = (rule: Rule, { language }: Knowledge): string | null =>
  language.trades.find(({ trade, common, kind }) => !common && kind === 'enterprise' && rule.for.includes(trade))
    ?.called ?? null;

/** That the title is new was not told, and is taken for granted. */
const isNew = ({ calculation }: Fit, { book }: Knowledge): boolean =>
  calculation.assumed.includes(factInRole(book.facts, 'newly-recognised'));

/** Money is due by what was told, and nothing of a title is taken for granted. */
const paysNow = (fit: Fit, knowledge: Knowledge): boolean =>
  fit.standing === 'met' && 'promise' in fit.rule.award && !isNew(fit, knowledge);

/** It wants a title; where that is not told as lacking, it is held. */
const holdsItsTitle = ({ conditions }: Rule, { book }: Knowledge): boolean =>
  asksFor(conditions, factInRole(book.facts, 'recognitions'));

/** What a list comes to for the asker, before the first of it; `head`: what that is. */
export function sayOpening(
  writer: Writer,
  fitting: Fitting,
  head: string | null,
  asked: ReadonlySet<string>,
  knowledge: Knowledge,
): void {
  const { shown, rest, noneFor, instead, ofPlan, asks, idle } = fitting;
  const nothing: Pieces =
    idle.length > 0
      ? ['凭', ...listed(idle.map(name)), '拿不到钱，收录的政策里没有查到给这个称号的奖补。']
      : [ofPlan && !asks ? '现在没有对得上您情况的。' : '现在还没有能定下来的钱。'];
  const unmet = instead ? [] : nothing;
  const none = noneFor === null ? [] : ['没有收录专门给', name(noneFor), '的政策。'];
  const has = (...standings: readonly Fit['standing'][]) => shown.some(({ standing }) => standings.includes(standing));
  const isPast = ({ standing }: Fit): boolean => standing === 'past';
  if (rest.length > 0 && [...shown, ...rest].every(isPast)) sayPast(writer, none, fitting, asked, knowledge);
  else if (head === null && rest.length > 0) writer.say(...none, '现在没有对得上您情况的。');
  else if (head === null)
    writer.say(
      ...none,
      noneFor === null ? '按现在知道的情况，收录的政策里没有现在能用的。' : '其他的也对不上您说的情况。',
    );
  else if (shown.some((fit) => paysNow(fit, knowledge))) writer.say('按您说的情况，', head, '：');
  else if (shown[0] && isMetButForSum(shown[0])) writer.say('按您说的情况，', head, '：');
  else if (shown.some(({ standing, rule }) => standing === 'met' && 'promise' in rule.award))
    writer.say(...unmet, head, '：');
  else if (has('met')) writer.say(...unmet, '按您说的情况，', head, '：');
  else if (has('near', 'unmet', 'open', 'rung'))
    writer.say(...none, ...(none.length > 0 && idle.length === 0 ? [] : unmet), head, '：');
  else if (has('help')) writer.say(...none, '没有直接给钱的，', head, '：');
  else sayPast(writer, none, fitting, asked, knowledge);
}

/** All that there is is out of force, since when, and that none of it says how much, where none does; `asked`: the pairs of characters of what is asked. */
function sayPast(
  writer: Writer,
  none: Pieces,
  { shown, rest }: Fitting,
  asked: ReadonlySet<string>,
  knowledge: Knowledge,
): void {
  const past = [...shown, ...rest];
  const [first, ...others] = past.flatMap((fit) => documentOf(fit.rule.clause, knowledge) ?? []);
  const one = first?.period && others.every(({ period }) => period?.to === first.period?.to) ? first : null;
  const ended: Pieces = one ? ['到', documentDate(one, 'to')] : [];
  const cites = past[0] ? [cite(clauseOf(past[0].rule, knowledge))] : [];
  const unsaid = past.every(({ rule }) => 'support' in rule.award) ? '，没有写给多少钱' : '';
  writer.say(
    ...none,
    '现在没有能拿的：',
    shown.length > 0 ? '对得上的文件' : '沾得上边的文件',
    ...ended,
    '已经过期',
    ...cites,
    '。',
  );
  if (shown.length > 0) writer.say('和您说的有关的，里面写过（只供参考', unsaid, '）：');
  else {
    const near = ({ rule }: Fit) => sharedPairs(clauseOf(rule, knowledge).text, asked);
    const named = [...rest].sort((a, b) => near(b) - near(a)).slice(0, NAMED);
    writer.say(
      '里面写过',
      ...listed(named.map(({ rule }): Pieces => [name(rule.title), cite(clauseOf(rule, knowledge))])),
      rest.length > NAMED ? '等' : '',
      unsaid,
      '，想看回复“更多”。',
    );
  }
}

/** So many of what a text that is over once said are called by name. */
const NAMED = 3;

/** What the figures told rule out, by which of them, and what all else takes. */
export function sayRuledOutFits(
  writer: Writer,
  { shown, rest, noneFor, idle }: Fitting,
  failing: (fit: Fit) => Pieces,
  knowledge: Knowledge,
): void {
  if (noneFor !== null) writer.say('没有收录专门给', name(noneFor), '的政策。');
  const each = shown.map(
    (fit): Pieces => [name(fit.rule.title), '对不上，', ...failing(fit), cite(clauseOf(fit.rule, knowledge))],
  );
  writer.say('现在没有能拿的：', listed(each, '；'), '。');
  if (idle.length > 0) writer.say('凭', listed(idle.map(name)), '也拿不到钱，收录的政策里没有查到给这个称号的奖补。');
  const later = rest.filter(({ titles, rule }) => titles.length > 0 && 'promise' in rule.award);
  const titles = [...new Set(later.flatMap((fit) => fit.titles))];
  const cites = [...new Set(later.map(({ rule }) => clauseOf(rule, knowledge)))].map(cite);
  if (titles.length > 0)
    writer.say(
      '别的奖励、补贴要先评上',
      listed(titles.slice(0, 3).map(name), '、'),
      titles.length > 3 ? '等称号' : '',
      '才有',
      ...cites,
      '。想看各给多少，回复“更多”。',
    );
}
