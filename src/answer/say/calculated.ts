import { statusOn } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { parseFigures } from '../../language/figure.ts';
import type { Intent } from '../../understand/intent.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { closeWithCaveats, leadWithStatus } from './caveats.ts';
import { answerClaim } from './claim.ts';
import { sayBodies, sayClause } from './clause.ts';
import { severalPlaces } from './comparison.ts';
import { askForFact, askForLevel, sayConditionally, saySum, sayTotal } from './verdict.ts';

/** What is asked of the text itself is never answered with a sum. */
const OF_THE_TEXT: readonly Intent[] = [
  'compare',
  'number',
  'which-document',
  'issued',
  'effective',
  'status',
  'period',
  'body',
  'how',
  'materials',
  'deadline',
  'phone',
  'list',
];

/** The reply where the asker's own case is reckoned; null where the question is not of that kind. */
export function sayReckoned(writer: Writer, evidence: Evidence, knowledge: Knowledge): Draft | null {
  const { sums, question } = evidence;
  if (question.intents.some((i) => OF_THE_TEXT.includes(i))) return null;
  // A claim about the policy (6吨的飞机一小时补5000块，是真的吧) is checked against the clause, whatever figures it takes.
  const told = !sums.own || (!sums.figured && !question.wants.self);
  if (question.intents.includes('confirm') && told) return null;
  if (sums.wanted && sums.problems.length > 0) return sayProblems(writer, sums.problems);
  const rules = [...sums.decided.map((d) => d.rule), ...sums.locked];
  const used = rules.map((rule) => rankedOf(rule, evidence, knowledge));
  const first = used[0];
  if (!first) return null;
  // Two places are asked about: a sum of one alone would leave the other out.
  const places = new Set(sums.decided.map((d) => String(d.rule.scope?.region)));
  if (severalPlaces(evidence) && !sums.figured && places.size < 2) return null;
  const verdict = sums.decided[0]?.calculation.verdict;
  const sure = verdict === 'eligible' && sums.decided.some((d) => d.calculation.amount);
  if (!sums.wanted && !(sure && question.intents[0] === 'amount')) return null;
  if (verdict === 'not-in-scope') return null;
  if (verdict === 'needs-facts' && !sums.figured && question.wants.limit) return null;
  // 初赛过了能得什么: what there is to get stands in the clause.
  const open = verdict === 'needs-facts' && !sums.figured;
  if (open && question.wants.what && !question.wants.self) return null;
  if (verdict === 'needs-facts' && question.wants.rateOfOne) return null;
  writer.calculations = sums.decided.map((d) => d.calculation);
  leadWithStatus(writer, evidence, used);
  if (sums.decided.length === 0) return sayLocked(writer, first);
  answerClaim(writer, evidence, first);
  const undecided = sums.decided.find((d) => d.calculation.verdict === 'needs-facts');
  if (undecided && sums.unknown.includes(undecided.calculation.next?.fact ?? '')) {
    sayConditionally(writer, undecided, knowledge);
    sayClause(writer, evidence, first, 160, ['据原文转述：']);
    sayBodies(writer, first);
    closeWithCaveats(writer, used);
    return writer.draft('answer');
  }
  if (verdict === 'needs-facts') {
    sayReadings(writer, evidence, first);
    for (const decided of sums.decided)
      if (sums.levels.length > 0) askForLevel(writer, decided, sums.levels, knowledge);
      else askForFact(writer, decided, knowledge);
    closeWithCaveats(writer, used);
    return writer.draft('ask');
  }
  for (const decided of sums.decided) saySum(writer, decided, knowledge);
  sayReadings(writer, evidence, first);
  sayTotal(writer, sums.decided, knowledge);
  const oneText = new Set(sums.decided.map((d) => d.rule.clause)).size === 1;
  if (sums.decided.length > 1 && oneText && sums.decided.every((d) => d.calculation.verdict === 'eligible'))
    writer.say('条款没有写明这几项能不能加在一起，所以分别列出', cite(first.clause), '。');
  if (!sums.wanted && sums.decided.length === 1) sayClause(writer, evidence, first, 120, ['据原文转述：']);
  sayBodies(writer, first);
  writer.say('以主管部门审定为准。');
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

function rankedOf(rule: Rule, evidence: Evidence, knowledge: Knowledge): Ranked {
  const held = evidence.ranked.find((r) => r.clause.id === rule.clause);
  if (held) return held;
  const clause = knowledge.clauses.get(rule.clause);
  const document = clause && knowledge.documents.get(clause.document);
  if (!clause || !document) throw new Error(`the rule ${rule.id} rests on ${rule.clause}, which is not held`);
  return { clause, document, status: statusOn(document, evidence.asOf), score: 0, share: 0 };
}

function sayLocked(writer: Writer, ranked: Ranked): Draft {
  writer.say('条款已变更，计算待复核，暂时不给金额', cite(ranked.clause), '。');
  writer.notice('rule-locked', cite(ranked.clause), '的计算规则待复核。');
  sayBodies(writer, ranked);
  return writer.draft('answer');
}

function sayReadings(writer: Writer, evidence: Evidence, ranked: Ranked): void {
  const readings = new Set(evidence.sums.said.flatMap((s) => (s.reading && !s.vague ? [s.reading] : [])));
  for (const reading of readings)
    if (parseFigures(reading).length === 0) writer.notice('assumed', reading, cite(ranked.clause), '。');
  if (evidence.sums.said.some((s) => s.vague)) writer.say('您说的数不够准，请给准确的数。');
}

/** Problems are told in words; one that could only be told with a figure is told without it. */
function sayProblems(writer: Writer, problems: readonly string[]): Draft {
  const quiet = problems.map((p) =>
    p.replace(/“[^”]*”/g, (words) => (parseFigures(words).length > 0 ? '您说的数' : words)),
  );
  const plain = quiet.filter((p) => parseFigures(p).length === 0);
  writer.say(
    '这样没法算：',
    ...(plain.length > 0 ? plain : ['您给的数字不合理']).map((p, i) => (i > 0 ? `；${p}` : p)),
    plain.some((p) => /，请[^“”]*$/.test(p)) ? '。' : '。请核对后再告诉我。',
  );
  return writer.draft('ask');
}
