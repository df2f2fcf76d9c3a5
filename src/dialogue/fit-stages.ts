import type { Fit } from '../answer/evidence/fit.ts';
import { factsOf } from '../calculate/facts-asked.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';

/** A name of more measures than that tells of none in particular. */
const FEW = 2;

/** How a measure stands in a list: `named` by the message, `told`: the facts that it tells, its place aside. */
interface Told {
  readonly named: readonly string[];
  readonly told: readonly string[];
}

/** What is told together stands together: of what the message names what is not due, for that answers it; what is due, what a figure short, what counts with figures told, what hangs on others, what on a title, what on an event. */
export function byStage(fits: readonly Fit[], { named, told }: Told, knowledge: Knowledge): Fit[] {
  const { facts } = knowledge.book;
  const newly = factInRole(facts, 'newly-recognised');
  const recognitions = factInRole(facts, 'recognitions');
  const figured = told.filter((fact) => fact !== recognitions && fact !== newly);
  const isFed = ({ standing, titles, rule }: Fit): boolean =>
    standing === 'open' && titles.length === 0 && factsOf(rule, facts).some((fact) => figured.includes(fact));
  const pays = ({ standing, rule }: Fit): boolean => standing === 'met' && 'promise' in rule.award;
  const isSupposed = ({ calculation }: Fit): boolean => calculation.assumed.includes(newly);
  const waits = (fit: Fit): boolean => !named.includes(fit.rule.id) && waitsForEvent(fit, knowledge);
  const stages: readonly ((fit: Fit) => boolean)[] = [
    ({ standing, rule }) => standing === 'unmet' && named.length <= FEW && named.includes(rule.id),
    (fit) => pays(fit) && !isSupposed(fit),
    isFed,
    pays,
    ({ standing }) => standing === 'met',
    ({ standing }) => standing === 'near',
    (fit) => fit.standing === 'open' && fit.titles.length === 0 && !waits(fit),
    ({ standing, titles }) => standing === 'rung' || (standing === 'open' && titles.length > 0),
    ({ standing }) => standing === 'open',
  ];
  const stageOf = (fit: Fit): number => {
    const at = stages.findIndex((isOf) => isOf(fit));
    return at < 0 ? stages.length : at;
  };
  return [...fits].sort((a, b) => stageOf(a) - stageOf(b));
}

/** For whatever trade, once something has come about that nobody told of. */
const waitsForEvent = ({ rule, calculation }: Fit, { book }: Knowledge): boolean =>
  rule.for.length === 0 && calculation.missing.some((fact) => book.facts.get(fact)?.type === 'truth');
