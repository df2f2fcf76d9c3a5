import { againstCase, figuresDue } from '../answer/evidence/against-case.ts';
import type { Evidence, Ranked } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { shortOfGrant } from '../answer/evidence/polar-verdict.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { AgainstGrant } from '../understand/against-grant.ts';
import type { StatedFigure } from '../understand/stated-figures.ts';
import { asks } from './choose-measures.ts';
import { clauseAlone } from './clause-alone.ts';
import { planFromText } from './plan-from-text.ts';

type OfSum = Extract<Plan, { say: 'sum' }>;

/**
 * A sum stands only where the message tells nothing against it: what it rests on is there and not only planned, the firm's own and alone, and what
 * the clause pays for. What is planned is computed and said to be no sum yet; for the rest the clause alone is told, with what it does not name.
 */
export function withReserved(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  if (planned.say === 'sum')
    return (
      shortOf(planned, evidence, knowledge) ??
      offPoint(planned, evidence, knowledge) ??
      whenDone(planned, evidence) ??
      planned
    );
  return planned.say === 'ask-fact' ? (shortOfClaim(planned, evidence, knowledge) ?? planned) : planned;
}

/** 台架上跑了300小时; 租给别家飞的: a figure of a stage that falls short, or anything of others or of another thing, that the clause does not name. */
function shortOf({ used, decided }: OfSum, evidence: Evidence, knowledge: Knowledge): Plan | null {
  const [of] = used;
  if (decided.every(({ calculation }) => calculation.verdict !== 'eligible')) return null;
  const against = againstCase(evidence, of, knowledge);
  const rests = figuresDue(decided);
  const isTold = (f: StatedFigure): boolean =>
    evidence.slots.some((s) => s.exactness !== 'partial' && s.start <= f.start && f.end <= s.end);
  const isOfStage = ({ part }: AgainstGrant): boolean =>
    evidence.own.figures.some(
      (f) => f.start >= part.start && f.end <= part.end && rests.includes(f.value) && isTold(f),
    );
  if (!against || (against.by === 'stage' && !isOfStage(against)) || isBeside(against, rests, evidence)) return null;
  return ofClause(of, evidence, knowledge);
}

/** 银行贷款500万，另有融资租赁300万: what speaks against a grant is told of a figure of its own, and the sum rests on another. */
function isBeside({ part }: AgainstGrant, rests: readonly string[], { own: { figures } }: Evidence): boolean {
  const isIn = (f: StatedFigure): boolean => f.start >= part.start && f.end <= part.end;
  const theirs = figures.filter(isIn);
  return (
    theirs.every(({ value }) => !rests.includes(value)) &&
    figures.some((f) => !isIn(f) && rests.includes(f.value) && theirs.some(({ unit }) => unit === f.unit))
  );
}

/** A sum that is claimed is of others or of another thing, whatever else would be asked. */
function shortOfClaim(
  { used: [of], claims, verdict }: Extract<Plan, { say: 'ask-fact' }>,
  evidence: Evidence,
  knowledge: Knowledge,
): Plan | null {
  const against = againstCase(evidence, of, knowledge);
  const isPut = claims.length > 0 || verdict !== null || evidence.own.polar !== null;
  const speaks = against?.by === 'others' || (against?.by === 'thing' && isPut);
  return speaks ? ofClause(of, evidence, knowledge) : null;
}

/** A help without money is no answer where figures are told that it does not ask. */
function offPoint({ decided }: OfSum, evidence: Evidence, knowledge: Knowledge): Plan | null {
  const { facts } = knowledge.book;
  const isFigure = (fact: string): boolean => ['amount', 'rate'].includes(facts.get(fact)?.type ?? '');
  const told = evidence.slots.filter(({ fact, exactness }) => exactness !== 'partial' && isFigure(fact));
  const helps = decided.every(({ calculation: { verdict, amount } }) => verdict === 'eligible' && amount === null);
  if (!helps || told.length === 0 || evidence.own.polar === null) return null;
  if (told.some(({ fact }) => decided.some(({ rule }) => asks(rule, fact, facts)))) return null;
  const ofFigure = ({ clause }: Ranked): boolean =>
    [...knowledge.book.rules.values()].some(
      (rule) => rule.clause === clause.id && told.some(({ fact }) => asks(rule, fact, facts)),
    );
  const of = evidence.candidates.find(ofFigure);
  const text = of ? planFromText({ ...evidence, ranked: [of], candidates: [of] }, knowledge) : null;
  return text?.say === 'clauses' ? text : null;
}

function ofClause(of: OfSum['used'][0], evidence: Evidence, knowledge: Knowledge): Plan | null {
  const lead = shortOfGrant(evidence, of, knowledge);
  return lead && { ...clauseAlone(of), lead, on: lead.on };
}

/** The sum that a planned figure comes to is none yet; that a claimed one is right is not said of it. */
function whenDone(planned: OfSum, { setAside, slots, question: { signs } }: Evidence): Plan | null {
  // 要是后年飞到一万五千次呢: asked as what it would come to.
  if (signs.supposes && !signs.ways.has('asks-now')) return null;
  const { used, decided, claims } = planned;
  const rests = figuresDue(decided);
  const isTold = (fact: string | null): string | undefined =>
    slots.flatMap((s) => (s.fact === fact && typeof s.value === 'string' ? [s.value] : []))[0];
  const plan = setAside.find(
    ({ why, figure, fact }) =>
      why === 'planned' &&
      figure !== null &&
      [figure.value, isTold(fact)].some((v) => v !== undefined && rests.includes(v)),
  );
  if (!plan?.figure) return null;
  const due = decided[0]?.calculation.amount?.value;
  const wrong = claims.filter(({ verdict, said }) => verdict === 'own-sum' && said.value !== due);
  return { ...planned, claims: wrong, line: false, notYet: { figure: plan.figure, of: used[0] } };
}
