import { type Meeting, meetingOf } from '../../calculate/combine/meeting.ts';
import { type Knowledge, regionOfRule } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Relation } from '../../knowledge/relations/relation.ts';
import { relationsOf } from '../../knowledge/relations/relations-of.ts';
import { areNested, liesIn, regionsAbove } from '../../language/region.ts';
import { tradesIn } from '../../understand/trades.ts';
import type { Evidence } from './evidence.ts';

/** Two measures that are asked to be had together, and what their texts say of that. */
export interface Together extends Meeting {
  readonly both: readonly [Rule, Rule];
}

/** What is said of having one measure more than once. */
export interface MoreThanOnce {
  readonly of: Rule;
  readonly relation: Relation;
}

/** The two measures that a question sets side by side, of the asker's place; `place` where they are of several places and none is known; null where they are not two. */
export function togetherOf(evidence: Evidence, knowledge: Knowledge): Together | 'place' | null {
  const pairs = pairsOf(sidesOf(evidence, placesOf(evidence), knowledge));
  const [first, second] = evidence.question.regions;
  const isIn = (rule: Rule, code: string) => liesIn(regionOfRule(rule, knowledge) ?? '', code);
  // 杭州的奖励和长沙的贴息: each of its own place.
  const apart =
    first && second && !isOneWay(first.code, second.code)
      ? pairsOf(sidesOf(evidence, [first.code, second.code], knowledge)).find(
          ([a, b]) => isIn(a, first.code) && isIn(b, second.code),
        )
      : undefined;
  if (apart) return { both: apart, ...meetingOf(apart[0], apart[1], knowledge) };
  const near = pairs.filter(([a, b]) => isOneWay(regionOfRule(a, knowledge), regionOfRule(b, knowledge)));
  const placed = placesOf(evidence).length > 0;
  if (!placed && new Set(near.map((pair) => lower(pair, knowledge))).size > 1) return 'place';
  const [both] = near.length > 0 ? near : placed ? pairs : [];
  return both ? { both, ...meetingOf(both[0], both[1], knowledge) } : null;
}

/** What the text of the one measure that is named says of having it more than once, or with others of its kind. */
export function moreThanOnce(evidence: Evidence, knowledge: Knowledge): MoreThanOnce | null {
  const rules = sidesOf(evidence, placesOf(evidence), knowledge).flat();
  const [of, ...more] = rules;
  if (!of || more.length > 0) return null;
  const relation = relationsOf(of, knowledge).find(({ kind }) => kind !== 'cap');
  return relation ? { of, relation } : null;
}

/** The measures of each thing that is named, in the asker's place and those above it; what was talked of stands for the second. */
function sidesOf(evidence: Evidence, places: readonly string[], knowledge: Knowledge): readonly (readonly Rule[])[] {
  const { question } = evidence;
  const { act } = question;
  const { rules } = knowledge.book;
  const subjects = act.act === 'together' ? act.of : 'of' in act && !Array.isArray(act.of) ? [act.of] : [];
  const codes = new Set(places.flatMap(regionsAbove));
  const isHere = (rule: Rule) => codes.size === 0 || codes.has(regionOfRule(rule, knowledge) ?? '');
  const ofPlace = (all: readonly Rule[]): readonly Rule[] => all.filter(isHere);
  const named = subjects.flatMap((subject) => {
    const all = 'measures' in subject ? subject.measures.flatMap((id) => rules.get(id) ?? []) : [];
    return all.length > 0 ? [ofPlace(all)] : [];
  });
  if (named.length > 1) return named;
  const byWords = subjects
    .flatMap((subject) => ('words' in subject ? subject.words : []))
    .flatMap((word) => {
      const all = [...rules.values()].filter((rule) => isHere(rule) && isCalled(rule, word, knowledge));
      return all.length > 0 ? [all] : [];
    });
  if (named.length + byWords.length > 1) return [...named, ...byWords];
  if (question.talkedOf.length === 0) return named;
  const first = [...rules.values()].filter((rule) => question.talkedOf.includes(rule.clause));
  return first.length > 0 ? [first.slice(0, 1), ...named] : named;
}

/** A word of its names, else of the trade that it is for: 直升机. */
function isCalled({ title, keywords, for: whom }: Rule, word: string, { language }: Knowledge): boolean {
  if (word.length < 2) return false;
  const ofTrade = tradesIn(word, language).some(({ trade, common }) => !common && whom.includes(trade));
  return ofTrade || [title, ...keywords].some((name) => name.includes(word));
}

const pairsOf = ([ones, others]: readonly (readonly Rule[])[]): readonly (readonly [Rule, Rule])[] =>
  (ones ?? []).flatMap((a) => (others ?? []).flatMap((b) => (a.id === b.id ? [] : [[a, b] as const])));

const placesOf = ({ question, sums }: Evidence): readonly string[] =>
  sums.placed ? [sums.placed] : question.regions.map(({ code }) => code);

const isOneWay = (a: string | null, b: string | null): boolean => a === null || b === null || areNested(a, b);

/** The narrower place of two. */
function lower([a, b]: readonly [Rule, Rule], knowledge: Knowledge): string {
  const [one, other] = [regionOfRule(a, knowledge) ?? '', regionOfRule(b, knowledge) ?? ''];
  return one !== '' && other !== '' && liesIn(one, other) ? one : other;
}
