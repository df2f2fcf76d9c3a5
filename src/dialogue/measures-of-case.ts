import type { Found } from '../answer/evidence/evidence.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import type { Slot } from '../understand/slots/slot.ts';
import { withAwardsOfTitles } from './awards-of-titles.ts';
import { asks, calledAlike, chooseMeasures } from './choose-measures.ts';
import { alsoHopedFor, titlesNamed } from './hoped-for.ts';
import { type KnownCase, regionOfRules } from './known-case.ts';
import type { MeasuresBefore } from './measures-before.ts';
import { measuresOfTrade } from './measures-of-trade.ts';
import { paidForTitle } from './paid-for-title.ts';

/** The measures that a case is decided by: those handed in, else those it goes on with, else those that its words choose; and the titles named. `does`: the firm's trades. */
export function measuresOfCase(
  found: Found,
  { own, slots, measures }: Asking,
  before: MeasuresBefore,
  { facts, where, meant }: KnownCase,
  does: readonly string[],
  knowledge: Knowledge,
): { readonly chosen: readonly Rule[]; readonly named: readonly string[] } {
  const { asOf } = found;
  const { signs, searched, titles } = own;
  const { book } = knowledge;
  const handed = measures.flatMap((id) => book.rules.get(id) ?? []);
  const likest =
    handed.length > 0
      ? handed
      : (before.goesOn || before.again) && before.rules.length > 0
        ? (takingAll(found, slots, before.rules, knowledge) ?? before.rules)
        : chooseMeasures(found, slots, knowledge);
  const alike = calledAlike(likest, slots, where, searched, asOf, book) ?? likest;
  const ofTrade = measuresOfTrade(alike, does, slots, where, asOf, knowledge);
  const picked = ofTrade.length > 0 ? ofTrade : paidForTitle(own, facts, asOf, knowledge);
  const called = signs.total?.supposed ? titles.flatMap(({ title, whole }) => (whole ? [title] : [])) : [];
  const named = [...titlesNamed(slots), ...(meant ? [meant.title] : []), ...called];
  const place = facts.get(factInRole(book.facts, 'home')) ?? regionOfRules(picked);
  const asksSum = own.act.act === 'calculate' || (own.act.act === 'ask' && own.aspects.includes('amount'));
  const each = asksSum ? withAwardsOfTitles(picked, slots, asOf, book) : picked;
  return { chosen: alsoHopedFor(each, signs, named, place, asOf, knowledge), named };
}

/** Where what was talked of doesn't take every figure that is told now, the measure that is likeliest by the message and does; null where there is none. */
function takingAll(
  found: Found,
  slots: readonly Slot[],
  before: readonly Rule[],
  knowledge: Knowledge,
): readonly Rule[] | null {
  const { facts } = knowledge.book;
  const told = slots.filter(({ fact, exactness }) => exactness === 'exact' && facts.get(fact)?.type === 'number');
  const takes = (rule: Rule): boolean => told.every(({ fact }) => asks(rule, fact, facts));
  if (told.length === 0 || before.some(takes)) return null;
  const [likest] = chooseMeasures(found, slots, knowledge);
  return likest && takes(likest) ? [likest] : null;
}
