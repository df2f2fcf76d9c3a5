import { factsOf } from '../../calculate/facts-asked.ts';
import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { parseFigures } from '../../language/figure.ts';
import { looseIn } from '../../language/unbound-quantity.ts';
import type { Slot } from '../../understand/slots/slot.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, limited, name, type Writer } from '../draft/writer.ts';
import { caseVerdict } from '../evidence/case-verdict.ts';
import type { Decided, Evidence, Ranked } from '../evidence/evidence.ts';
import type { Plan, PlanOfClauses } from '../evidence/plan-to-say.ts';
import { statedTier } from '../evidence/stated-tier.ts';
import { askForFact, askForLevel, sayConditionally } from './ask-for-fact.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { sayClaims } from './claim.ts';
import { sayBodies, sayClause } from './clause.ts';
import { sayLead } from './first-sentence.ts';
import { sayLeftOut } from './not-stated.ts';
import { sayNoted } from './taken-down.ts';
import { isOpenVerdict, sayCaseVerdict, sayFirms, sayLine, sayReach, saySum, sayTotal, stepsOf } from './verdict.ts';
import { whatItPays } from './what-it-pays.ts';

type PlanOf<S extends Plan['say']> = Extract<Plan, { say: S }>;

/** What the asker's own case comes to. */
export function sayCalculated(
  writer: Writer,
  { decided, used, claims, line, apart, quoted, besides, hoped, notYet }: PlanOf<'sum'>,
  evidence: Evidence,
  knowledge: Knowledge,
): Draft {
  const [first] = used;
  writer.calculations = decided.map((d) => d.calculation);
  sayStatusOf(writer, evidence, used);
  const verdict = notYet ? null : caseVerdict(evidence, decided, claims);
  sayCaseVerdict(writer, verdict, decided, first.clause);
  sayClaims(writer, claims, first);
  sayFirms(writer, decided, knowledge);
  const asksAmount = evidence.question.aspects.includes('amount');
  // What several come to together is asked first.
  const several = decided.length > 1;
  const totalled = claims.some(({ verdict }) => verdict === 'own-total');
  if (several && !totalled) sayTotal(writer, decided, knowledge);
  for (const one of decided) {
    if (line || isOpenVerdict(one)) sayLine(writer, one, first.clause);
    saySum(writer, one, knowledge, { asksAmount, leftOutIsSaid: verdict === 'not-all' });
    if (asksRate(evidence)) sayRate(writer, one, evidence, first);
    sayReach(writer, one, first.clause);
  }
  sayReadings(writer, evidence, first, decided, knowledge);
  const isSaid = claims.some((claim) => claim.verdict === 'own-sum' && claim.years);
  if (!several && !isSaid) sayTotal(writer, decided, knowledge);
  const added = decided.some((one) => stepsOf(one, 'total').length > 0);
  if (apart && !added) writer.say('条款没有写明这几项能不能加在一起，所以分别列出', cite(first.clause), '。');
  for (const rule of hoped) sayHoped(writer, rule, knowledge);
  if (besides) sayBesides(writer, besides, first);
  if (quoted) sayClause(writer, evidence, first, 120);
  sayBodies(writer, first);
  writer.say('以主管部门审定为准。');
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

/** What is paid for one of something, or which of two sums, is asked whatever the case comes to. */
const asksRate = ({ question: { signs, aspects }, own }: Evidence): boolean =>
  signs.rateOfOne || own.line?.asks === 'step' || (aspects.includes('amount') && own.alternatives !== null);

/** What the clause pays whoever meets its conditions, where the case does not and nothing was said of it: by the step that is told, else all of them. */
function sayRate(writer: Writer, one: Decided, evidence: Evidence, first: Ranked): void {
  const { rule, calculation } = one;
  if (calculation.verdict !== 'ineligible' || stepsOf(one, 'ahead').length > 0) return;
  const tier = statedTier(evidence, first);
  const pays = tier ? limited(first.clause, tier.due) : whatItPays(rule, first.clause, true);
  if (pays.length > 0) writer.say('符合条件的企业才有：', ...pays, cite(first.clause), '。');
}

/** What would pay once that is had which the message tells as applied for or planned. */
function sayHoped(writer: Writer, rule: Rule, knowledge: Knowledge): void {
  const clause = clauseOf(rule, knowledge);
  const pays = whatItPays(rule, clause, true);
  const worth = pays.length > 0 ? ['：', ...pays] : [];
  writer.say('还在申报或打算的先不算：', name(rule.title), '，认定或者办成以后才有', worth, cite(clause), '。');
}

/** Asks for what the calculation still needs. */
export function askForCase(
  writer: Writer,
  { decided, verdict, asks, levels, noted, used, claims, line, besides }: PlanOf<'ask-fact'>,
  evidence: Evidence,
  knowledge: Knowledge,
): Draft {
  const [first] = used;
  writer.calculations = decided.map((d) => d.calculation);
  const told = noted.filter(({ exactness }) => exactness !== 'partial');
  if (told.length > 0) sayNoted(writer, told, knowledge.book.facts);
  sayStatusOf(writer, evidence, used);
  const judged = caseVerdict(evidence, decided, claims);
  sayCaseVerdict(writer, judged, decided, first.clause);
  sayClaims(writer, claims, first);
  sayReadings(writer, evidence, first, decided, knowledge);
  sayUnfit(writer, evidence, decided[0]?.calculation.next?.fact, first);
  for (const one of decided)
    if (levels.length > 0) askForLevel(writer, one, verdict, levels, knowledge);
    else
      askForFact(
        writer,
        one,
        { verdict, line, asks, leftOutIsSaid: judged === 'not-all' },
        knowledge,
        () => besides && sayBesides(writer, besides, first),
      );
  closeWithCaveats(writer, used);
  // What a range across a line, or either of two bases, comes to is told in full; nothing has to be asked.
  const isTold = decided.every((d) => d.calculation.steps.some((s) => s.kind === 'split' || s.kind === 'base'));
  return writer.draft(isTold || !asks ? 'answer' : 'ask');
}

/** What the clause leaves out of the rest of the question, or says to it in a word. */
function sayBesides(writer: Writer, { lead, unsaid }: PlanOfClauses, first: Ranked): void {
  if (lead?.lead === 'recurrence') sayLead(writer, lead, first);
  sayLeftOut(writer, first, unsaid, []);
}

/** The asker does not know what decides: says what holds all the same. */
export function sayUndecided(
  writer: Writer,
  { undecided, used, claims }: PlanOf<'conditionally'>,
  evidence: Evidence,
  knowledge: Knowledge,
): Draft {
  const [first] = used;
  writer.calculations = evidence.sums.decided.map((d) => d.calculation);
  sayStatusOf(writer, evidence, used);
  sayClaims(writer, claims, first);
  sayConditionally(writer, undecided, knowledge);
  sayClause(writer, evidence, first, 160);
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

/** The rule of a measure waits for a person's approval. */
export function sayLocked(writer: Writer, { used }: PlanOf<'locked'>, evidence: Evidence): Draft {
  const [{ clause }] = used;
  sayStatusOf(writer, evidence, used);
  writer.say('这条的文字有更新，金额还在核对，先不报数', cite(clause), '。');
  writer.notice('rule-locked', cite(clause), '的计算规则待复核。');
  sayBodies(writer, used[0]);
  return writer.draft('answer');
}

/** What was told of the fact that is asked is of more than the period that counts, and why it can't be used. */
function sayUnfit(writer: Writer, { slots }: Evidence, asked: string | undefined, { clause }: Ranked): void {
  // Of a figure that no noun stands by it is not sure whose sum it is.
  const isNamed = ({ words }: Slot) => parseFigures(words)[0]?.unit !== 'CNY' || parseFigures(words)[0]?.text !== words;
  const unfit = slots.find((s) => s.fact === asked && s.covers === 'more' && s.exactness === 'partial' && isNamed(s));
  if (unfit?.reading) writer.say('不能直接拿来算：', name(unfit.fact), '，您', unfit.reading, cite(clause), '。');
}

/** How words were read that a measure asks about: 办厂的 is nothing to one that is for every trade. */
function sayReadings(
  writer: Writer,
  evidence: Evidence,
  ranked: Ranked,
  decided: readonly Decided[],
  { book }: Knowledge,
): void {
  const asked = new Set(decided.flatMap(({ rule }) => factsOf(rule, book.facts)));
  const ofSlots = evidence.slots.flatMap((s) =>
    s.reading && s.exactness !== 'partial' && asked.has(s.fact) ? [s.reading] : [],
  );
  const readings = new Set([...ofSlots, ...evidence.sums.readings]);
  for (const reading of readings)
    if (parseFigures(reading).length === 0 && looseIn(reading) === undefined)
      writer.notice('assumed', reading, cite(ranked.clause), '。');
}

/** Problems are told in words; one that could only be told with a figure is told without it. */
export function sayImpossible(writer: Writer, problems: readonly string[]): Draft {
  const quiet = problems
    .map((p) => p.replace(/“[^”]{0,200}”/g, (words) => (looseIn(words) === undefined ? words : '您说的数')))
    .map((p) => p.replace('：您说的数和您说的数', ''));
  const plain = quiet.filter((p) => looseIn(p) === undefined);
  writer.say(
    '这样没法算：',
    ...(plain.length > 0 ? plain : ['您给的几个数，没能分清各是什么']).map((p, i) => (i > 0 ? `；${p}` : p)),
    plain.some((p) => /，请[^“”]*$/.test(p)) ? '。' : '。请核对后再告诉我。',
  );
  return writer.draft('ask');
}
