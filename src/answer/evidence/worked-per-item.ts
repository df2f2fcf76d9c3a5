import { isOneOrTwo } from '../../language/figure-context.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Working } from '../draft/working.ts';
import { type Case, capped, leadInTo } from './own-case.ts';
import type { Pay } from './pays-in.ts';
import type { Out, OverTime } from './worked-shape.ts';

/** 每台40万, 一台, 单台: what a sum is told of each of. */
const EACH = ['每', '一', '单'] as const;
/** Things are counted by one of these in a message and by another in a text. */
const THINGS = '台辆件套架艘条栋';

/** 3台每台40万: a share of what each of several things cost, cut to what is paid for one at most, for all of them; null where no number of them is told, or several are. */
export function shareOfEach(
  one: Case,
  pay: Pay,
  said: StatedFigure,
  unit: Out,
): { readonly sum: Out; readonly full: Out | null; readonly over: OverTime } | null {
  const { clause, out, asker, held, evidence } = one;
  const lead = leadInTo(said);
  const counts = evidence.own.figures.filter(
    (f) => f.unit === 'count' && !f.vague && Number(f.value) > 1 && !isOneOrTwo(f),
  );
  const [count, ...others] = counts.filter(({ noun }) => EACH.some((each) => lead.includes(each + noun)));
  if (!count || others.some(({ value }) => value !== count.value) || unit.worked.unit !== 'CNY') return null;
  const nouns = THINGS.includes(count.noun) ? [...THINGS] : [count.noun];
  const isForOne = (f: { readonly start: number }): boolean =>
    EACH.some((each) => nouns.some((noun) => clause.text.slice(pay.held.end, f.start).includes(each + noun)));
  const [first, ...limits] = pay.sentence.figures.filter(
    (f) => f.start > pay.held.end && f.unit === 'CNY' && f.bound === 'at-most',
  );
  const perItem = first && isForOne(first) ? first : null;
  const ofOne = perItem ? capped(one, unit, { ...pay, cap: perItem }) : unit;
  const all: Working | null = ofOne && { by: 'times', of: ofOne.working, with: asker(count) };
  const total = all && out(all);
  const most = perItem ? (limits[0] ?? null) : pay.cap;
  const cut = total && most && out({ by: 'least', of: total.working, with: held(most) });
  const sum = cut && total && cut.worked.value !== total.worked.value ? cut : total;
  if (!ofOne || !total || !sum) return null;
  const over: OverTime = { one: ofOne, perOne: `每${count.noun}`, times: [count], cut: null, sum: total, perSum: '' };
  return { sum, full: sum === total ? null : total, over };
}
