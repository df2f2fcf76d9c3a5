import type { Decided, Evidence, Ladder } from '../answer/evidence/evidence.ts';
import type { Fitting, Plan } from '../answer/evidence/plan-to-say.ts';
import { factsOf } from '../calculate/facts-asked.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { subjectsNamed } from '../understand/name-subjects.ts';
import { purposeWords } from '../understand/subject.ts';
import { planCase } from './plan-case.ts';
import { planFitting } from './plan-fitting.ts';
import { planFromText } from './plan-from-text.ts';

/** Decides what a reply is to say: the one place that does. */
export function plan(asking: Asking, evidence: Evidence, ladder: Ladder | null, knowledge: Knowledge): Plan {
  const askPlace = knowledge.book.facts.get(factInRole(knowledge.book.facts, 'home'))?.ask ?? null;
  if (ladder)
    return ladder.place === null && askPlace !== null
      ? { say: 'where', toReach: ladder.target, ask: askPlace }
      : { say: 'path', ladder };
  switch (asking.own.act.act) {
    case 'off-topic':
      return { say: 'nothing-held' };
    case 'what-can-i-get':
      return planFitting(evidence, askPlace, knowledge);
    case 'claim':
    case 'compare':
    case 'together':
      return planText(evidence, askPlace, knowledge);
    case 'inform':
    case 'answer':
    case 'correct':
    case 'unsure':
    case 'ask':
    case 'calculate':
    case 'rise':
    case 'courtesy':
    case 'manage':
      if (tellsOnly(asking, evidence)) return planTakenDown(asking, evidence, knowledge);
      return planCase(evidence, knowledge) ?? planMeasure(evidence) ?? planText(evidence, askPlace, knowledge);
  }
}

/** The measures that what is told opens: those that ask one of its facts, those of the place where it tells nothing else. */
function planTakenDown({ slots }: Asking, evidence: Evidence, knowledge: Knowledge): Plan {
  const { facts } = knowledge.book;
  const told = slots.map((s) => s.fact);
  const fits = planFitting(evidence, null, knowledge);
  if (fits.say === 'no-policies-of') return fits;
  const { eligible, open } = fits.say === 'what-fits' ? fits.fitting : NOTHING;
  const ofCase = told.filter((fact) => facts.get(fact)?.role !== 'home');
  const asking = (all: readonly Decided[]): readonly Decided[] =>
    all.filter(({ rule }) => factsOf(rule, facts).some((fact) => ofCase.includes(fact)));
  const money = eligible.filter(({ rule }) => 'promise' in rule.award);
  const opens = [asking(eligible), asking(open), money, open].find((all) => all.length > 0) ?? eligible;
  const reached = opens.some((one) => eligible.includes(one));
  return { say: 'taken-down', facts: told, opens: opens.slice(0, OPENED), reached };
}
const OPENED = 3;
const NOTHING: Pick<Fitting, 'eligible' | 'open'> = { eligible: [], open: [] };

/** 我们在长沙，是小巨人: facts, no measure and no question. */
export function tellsOnly({ own, slots }: Asking, { sums }: Evidence): boolean {
  const aside = own.topics.some((t) => t.weight >= 0.5 && !slots.some((s) => s.words.includes(t.word)));
  const decides = (sums.figured && sums.decided.length > 0) || sums.problems.length > 0;
  return own.act.act === 'inform' && (own.signs.holdsOff || (own.signs.ofFirm && !aside && !decides));
}

/** A sum is wanted, of nobody knows what. */
function planMeasure({ sums, question }: Evidence): Plan | null {
  const unnamed = sums.wanted && question.topics.length === 0 && question.documents.length === 0;
  return unnamed ? { say: 'which-measure' } : null;
}

/** What the text answers; where any measure would, which one is meant is asked. */
function planText(evidence: Evidence, askPlace: string | null, knowledge: Knowledge): Plan {
  if (anyMeasureAnswers(evidence)) return { say: 'which-policy' };
  const told = planFromText(evidence, knowledge);
  if (told) return told;
  return askPlace !== null && placeDecides(evidence, knowledge)
    ? { say: 'where', toReach: null, ask: askPlace }
    : { say: 'nothing-held' };
}

/** True where a firm of no place is told of and help of no kind in particular asked for: what there is stands in the texts of its place. */
function placeDecides({ question, sums }: Evidence, knowledge: Knowledge): boolean {
  const { text, regions, documents, unknownNumbers, signs } = question;
  const named = regions.length + documents.length + unknownNumbers.length > 0 || sums.placed !== null;
  const ofFirm = signs.self || signs.ownFirm || knowledge.language.pattern('{firm-told}').test(text);
  const asking = text
    .split(/[,，。;；!！?？\s]/)
    .filter((part) => knowledge.language.pattern('{any-help}|{can-get}').test(part));
  const ofSomething = asking.some((part) => subjectsNamed(part, knowledge).some(({ ofTrade }) => !ofTrade));
  return !named && ofFirm && asking.length > 0 && !ofSomething && purposeWords(question, knowledge.language).size === 0;
}

/** What can be asked of any measure at all: 多少钱, 怎么申请, 要什么材料. */
const OF_ANY = ['amount', 'how-to-apply', 'materials', 'deadline', 'window', 'phone', 'office', 'online'];

/** True where the question names no measure, no document and no place, so that any measure would answer it. */
function anyMeasureAnswers({ question, uncoveredRegion }: Evidence): boolean {
  const { signs, aspects, topics, documents, unknownNumbers, regions } = question;
  const named = topics.some((t) => t.weight > 0.5) || documents.length + unknownNumbers.length + regions.length > 0;
  if (named || uncoveredRegion || question.searched.length > 24) return false;
  return aspects.some((i) => OF_ANY.includes(i)) || signs.ofMeasures;
}
