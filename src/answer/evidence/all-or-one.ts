import type { Condition } from '../../knowledge/condition.ts';
import type { RuleBook } from '../../knowledge/measure-book.ts';
import type { Question } from '../../understand/question.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { Lead } from './plan-to-say.ts';

/** Whether all that a measure wants has to be met or one of several is enough, where that is asked: by its tree of conditions. */
export function allOrOne({ question }: Evidence, { clause }: Ranked, { rules }: RuleBook): Lead | null {
  // 两个补贴都要，还是二选一: not of what one measure wants.
  if (question.act.act === 'together' || !question.signs.ways.has('asks-all-or-one')) return null;
  const ofClause = [...rules.values()].flatMap((r) => (r.clause === clause.id && r.conditions ? [r.conditions] : []));
  const [only, ...others] = ofClause;
  const conditions = ofClause.find((tree) => partsOf(tree).some(leavesChoice)) ?? (others.length > 0 ? null : only);
  if (!conditions) return null;
  const parts = partsOf(conditions);
  const one = parts.find(leavesChoice);
  const rest = parts.filter((part) => part !== one);
  // 固投10亿和首年50%: what stands beside the choice is named as well.
  // 50%且8亿: both of the choice are named.
  const choices = one && 'any' in one ? one.any.filter((part) => isNamed(part, question.figures)) : [];
  if (!one && parts.length < 2) return null;
  if (!one || (choices.length < 2 && rest.some((part) => isNamed(part, question.figures))))
    return { lead: 'all-or-one', one: null, rest: conditions };
  return { lead: 'all-or-one', one, rest: rest.length > 0 ? { all: rest } : null };
}

const partsOf = (tree: Condition): readonly Condition[] => ('all' in tree ? tree.all : [tree]);

const leavesChoice = (part: Condition): boolean =>
  'any' in part || ('is' in part && Array.isArray(part.is) && part.is.length > 1);

/** The question tells a figure that the condition sets. */
function isNamed(condition: Condition, figures: Question['figures']): boolean {
  if ('all' in condition) return condition.all.some((part) => isNamed(part, figures));
  if ('any' in condition) return condition.any.some((part) => isNamed(part, figures));
  if ('not' in condition || 'some' in condition || 'is' in condition || 'has' in condition) return false;
  const { min, above, max, below } = condition;
  return [min, above, max, below].some((limit) =>
    figures.some((f) => f.value === limit?.value && f.unit === limit.unit),
  );
}
