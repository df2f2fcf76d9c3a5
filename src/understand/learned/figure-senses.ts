import type { Fact } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import type { FigureSense, FigureSenses } from '../figure-sense.ts';
import type { SlotSource } from '../slots/source.ts';
import { figureFeatures, surroundingsOf } from './figure-features.ts';
import type { FigureTable } from './figure-table.ts';

/** Roles of figures that tell a fact of the firm that is asked about, now or planned. */
const OF_FIRM: ReadonlySet<string> = new Set(['own', 'planned']);
/** The role of a figure that a policy is said to have. */
const CLAIM = 'claim';

/** What the figures of a message are likely to be; worked out when first asked for. */
export function readSenses(source: SlotSource, table: FigureTable): FigureSenses {
  let senses: ReadonlyMap<Figure, FigureSense> | undefined;
  const read = () => {
    const around = surroundingsOf(source);
    return new Map(source.figures.map((f) => [f, senseOf(source, f, table.rate(figureFeatures(source, f, around)))]));
  };
  return {
    of(figure) {
      senses ??= read();
      return senses.get(figure);
    },
    knows: (fact) => table.facts.includes(fact),
  };
}

function senseOf({ book }: SlotSource, figure: Figure, { roles, facts }: ReturnType<FigureTable['rate']>): FigureSense {
  const ofFirm = roles.reduce((sum, { name, share }) => sum + (OF_FIRM.has(name) ? share : 0), 0);
  // What measures ask no fact for stays possible; a fact of another unit does not.
  const open = facts.filter(({ name }) => {
    const fact = book.get(name);
    return fact === undefined || fits(figure, fact);
  });
  const all = open.reduce((sum, { share }) => sum + share, 0);
  const known = open.filter(({ name }) => book.has(name));
  const [best] = known;
  const told = known.reduce((sum, { share }) => sum + share, 0) / (all || 1);
  const claimed = roles.find(({ name }) => name === CLAIM)?.share ?? 0;
  const odds = (fact: string): number => (ofFirm * (known.find(({ name }) => name === fact)?.share ?? 0)) / (all || 1);
  return { told: ofFirm * told, claimed, fact: best?.name ?? null, sure: best ? odds(best.name) : 0, odds };
}

/** A figure of this unit may tell the fact; a bare number any that is no year. */
function fits({ unit }: Figure, fact: Fact): boolean {
  switch (fact.type) {
    case 'amount':
      return unit === 'CNY' || unit === 'number' || unit === 'count';
    case 'rate':
      return unit === '%' || unit === 'number';
    case 'year':
      return unit === 'date' || unit === 'year';
    case 'number':
      return unit === fact.unit || unit === 'number' || (fact.unit === 'year' && (unit === 'month' || unit === 'day'));
    default:
      return false;
  }
}
