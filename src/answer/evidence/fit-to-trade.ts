import { factsOf } from '../../calculate/facts-asked.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Slot } from '../../understand/slots/slot.ts';
import type { Decided, Found } from './evidence.ts';
import { pairsOf } from './sentences.ts';

/** A fact that so many measures ask for is of every enterprise, not of a trade. */
const GENERAL = 5;

/**
 * Measures by how much they have to do with what was told of a trade and its doings; those of another trade last, which is `isOfOthers`.
 * Measures that are alike keep their order.
 */
export function byTrade(
  decided: readonly Decided[],
  found: Pick<Found, 'question' | 'expansions'>,
  slots: readonly Slot[],
  knowledge: Knowledge,
): { readonly ordered: readonly Decided[]; readonly isOfOthers: (d: Decided) => boolean } {
  const { book } = knowledge;
  const asked = new Map([...book.rules.values()].map((rule) => [rule.id, factsOf(rule, book.facts)]));
  const isGeneral = (fact: string) => [...asked.values()].filter((facts) => facts.includes(fact)).length >= GENERAL;
  const topics = found.question.topics.filter((t) => t.weight >= 0.5).map((t) => t.word);
  const said = pairsOf(topics.join(' '));
  const meant = pairsOf(withoutCommon(found.expansions.join(' '), knowledge.language));
  const relevance = ({ rule }: Decided): number => {
    const called = [...pairsOf([rule.title, ...rule.keywords].join(' '))];
    const named = 2 * Math.min(2, called.filter((p) => said.has(p)).length) + Number(called.some((p) => meant.has(p)));
    const facts = slots.filter(
      (s) =>
        book.facts.get(s.fact)?.role !== 'home' &&
        asked.get(rule.id)?.includes(s.fact) &&
        (!isGeneral(s.fact) || names(s, rule)),
    );
    return 2 * facts.length + named;
  };
  const isOfTrade = ({ rule }: Decided) =>
    (asked.get(rule.id) ?? []).some((fact) => {
      const known = book.facts.get(fact);
      // 通航企业, 孵化器: who is one says so.
      if (known?.type === 'names' && known.role === undefined) return true;
      return !isGeneral(fact) && (known?.ofMeasure || ['truth', 'choice', 'list'].includes(known?.type ?? ''));
    });
  const asksMore = ({ rule }: Decided) => (asked.get(rule.id) ?? []).some((fact) => !isGeneral(fact));
  const known = decided.some((d) => relevance(d) > 0);
  const isOfOthers = (d: Decided) =>
    d.calculation.verdict !== 'eligible' && relevance(d) === 0 && (isOfTrade(d) || (known && asksMore(d)));
  const ordered = [...decided].sort(
    (a, b) => Number(isOfOthers(a)) - Number(isOfOthers(b)) || relevance(b) - relevance(a),
  );
  return { ordered, isOfOthers };
}

/** Measures of every trade are called a help of some kind for some kind of firm: 企业补助, 公司奖励. */
function withoutCommon(text: string, language: LanguageData): string {
  return language
    .places('{help-word}|{firm}', text)
    .reduceRight((t, s) => `${t.slice(0, s.start)} ${t.slice(s.end)}`, text);
}

/** A title or a kind of institution that was told is the one that the measure wants. */
function names({ value }: Slot, { conditions }: Rule): boolean {
  if (typeof value !== 'object' || Array.isArray(value) || !('has' in value)) return false;
  const wanted = JSON.stringify(conditions ?? null);
  return (value.has ?? []).some((title) => wanted.includes(title));
}
