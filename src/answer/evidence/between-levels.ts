import { catalogueOf } from '../../knowledge/catalogue/catalogue.ts';
import type { Measure } from '../../knowledge/catalogue/facet.ts';
import { statusOn } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Relation } from '../../knowledge/relations/relation.ts';
import { NATIONAL } from '../../language/region.ts';
import type { GovernmentLevel } from '../../understand/reading.ts';
import type { Evidence } from './evidence.ts';

/** What one government grants of what is asked; `place` null where its place is not told. */
export interface OfLevel {
  readonly level: GovernmentLevel;
  readonly place: string | null;
  readonly measures: readonly Measure[];
}

/** What is asked to be had of two governments, and what their texts say of that. */
export interface BetweenLevels {
  readonly upper: OfLevel;
  readonly lower: OfLevel;
  /** No kind of support is named: any of what they grant is meant. */
  readonly any: boolean;
  readonly relation: Relation | null;
}

/** Of two governments over the asker's place; `place` where that is not known; null where it is not asked, or nothing of either is held. */
export function betweenLevels(evidence: Evidence, knowledge: Knowledge): BetweenLevels | 'place' | null {
  const { act } = evidence.question;
  const levels = act.act === 'together' ? (act.levels ?? []) : [];
  const [high, low] = [levels.at(0), levels.at(-1)];
  if (act.act !== 'together' || !high || !low || high === low) return null;
  const { placed } = evidence.sums;
  const place = placed ?? evidence.question.regions[0]?.code ?? null;
  if (place === null) return 'place';
  const asked = act.of.flatMap(({ measures }) => measures);
  const words = act.of.flatMap((subject) => subject.words).filter((word) => word.length > 1);
  const all = catalogueOf(knowledge).filter(
    (m) => m.instrument.kind !== 'service' && isInForce(m, evidence, knowledge),
  );
  const kinds = asked.flatMap((id) => knowledge.book.rules.get(id)?.keywords ?? []);
  const named = (m: Measure): boolean =>
    m.names.some((name) => kinds.some((kind) => name.includes(kind)) || words.some((word) => name.includes(word))) ||
    words.some((word) => m.instrument.said.text.includes(word));
  const sidesOf = (isMeant: (m: Measure) => boolean): readonly [OfLevel, OfLevel] => {
    const sideOf = (level: GovernmentLevel): OfLevel => {
      const code = codeOf(level, place);
      const here = all.filter((m) => m.region !== null && m.region === code && isMeant(m));
      return { level, place: code, measures: here.sort((x, y) => Number(paysSum(y)) - Number(paysSum(x))) };
    };
    return [sideOf(high), sideOf(low)];
  };
  const ofNamed = sidesOf(named);
  const any = asked.length === 0 && ofNamed.every(({ measures }) => measures.length === 0);
  const [upper, lower] = any ? sidesOf(() => true) : ofNamed;
  if (upper.measures.length + lower.measures.length === 0) return null;
  return { upper, lower, any, relation: saidOf(upper, lower, any) };
}

/** What either side's texts say of support of other governments; of any support, what they say of all that they grant. */
function saidOf(upper: OfLevel, lower: OfLevel, any: boolean): Relation | null {
  const says = ({ measures }: OfLevel, above: boolean): Relation[] =>
    measures.flatMap(({ relations, clause }) =>
      relations.filter(
        (r) =>
          (!any || r.clause !== clause) &&
          ['difference', 'highest', 'one', 'once', 'adds'].includes(r.kind) &&
          ((above && r.scopes.includes('higher-level')) || r.scopes.includes('same-kind')),
      ),
    );
  return [...says(lower, true), ...says(upper, false)][0] ?? null;
}

const paysSum = ({ figures }: Measure): boolean => figures.some(({ unit }) => unit === 'CNY');

function isInForce({ document }: Measure, { asOf }: Evidence, { documents }: Knowledge): boolean {
  const held = documents.get(document);
  return held !== undefined && !['expired', 'not-yet'].includes(statusOn(held, asOf));
}

/** Codes have two digits a level. */
const DIGITS: Readonly<Record<GovernmentLevel, number>> = { national: 0, provincial: 2, municipal: 4, below: 6 };

/** The government of a level over a place; null where the place is not told so narrowly. */
function codeOf(level: GovernmentLevel, place: string): string | null {
  if (level === 'national') return NATIONAL;
  const code = place.slice(0, DIGITS[level]).padEnd(6, '0');
  const isTold = DIGITS[level] < 3 || place.slice(DIGITS[level] - 2, DIGITS[level]) !== '00';
  return isTold ? code : null;
}
