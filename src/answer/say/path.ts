import { asksFor } from '../../knowledge/condition.ts';
import { factInRole } from '../../knowledge/fact.ts';
import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import { speaksOf } from '../../understand/rise.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, name, quote, Writer } from '../draft/writer.ts';
import { type Evidence, heldAs, type Ladder, type Ranked, type Rung } from '../evidence/evidence.ts';
import { type Sentence, sentencesOf } from '../evidence/sentences.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { sayBodies } from './clause.ts';
import { sayWorth } from './fitting-measures.ts';

const SENTENCES = 3;
const MEASURES = 6;
/** Of one rung. */
const EACH = 2;

/** What getting there brings comes before what being there opens, money before help. */
function byGain(newly: string, a: Rung, b: Rung): number {
  const gain = ({ rule }: Rung) => (asksFor(rule.conditions, newly) ? 2 : 0) + ('promise' in rule.award ? 1 : 0);
  return gain(b) - gain(a);
}

/** How the texts lead upwards, then what each further recognition brings. */
export function sayLadder(ladder: Ladder, evidence: Evidence, knowledge: Knowledge): Draft {
  const writer = new Writer(evidence.told);
  const newly = factInRole(knowledge.book.facts, 'newly-recognised');
  const ways = waysUp(ladder, evidence, knowledge).slice(0, SENTENCES);
  const rungs = [...new Set(ladder.above.map((r) => r.height))]
    .flatMap((height) =>
      ladder.above
        .filter((r) => r.height === height)
        .sort((a, b) => byGain(newly, a, b))
        .slice(0, EACH),
    )
    .slice(0, MEASURES);
  const used = [
    ...ways.map((w) => w.ranked),
    ...rungs.flatMap((r) => heldAs(r.rule.clause, evidence.asOf, knowledge) ?? []),
  ];
  const first = used[0];
  if (!first) {
    writer.say('收录的政策里没有写怎样一级一级往上评，请向当地的工业和信息化、科技主管部门询问。');
    return writer.draft('decline');
  }
  sayStatusOf(writer, evidence, used);
  if (ways.length > 0) writer.say('怎么往上走：');
  for (const { ranked, sentence } of ways)
    writer.say('· ', quote(ranked.clause, sentence.start, sentence.end), cite(ranked.clause));
  if (rungs.length > 0) writer.say('评上以后，条款给的支持：');
  for (const rung of rungs)
    writer.say('· ', name(rung.rule.title), '：', ...sayWorth(rung), cite(clauseOf(rung.rule, knowledge)));
  if (!ways.some(({ sentence }) => knowledge.language.pattern('{states-criteria}').test(sentence.text)))
    writer.say('认定要符合哪些条件，收录的条款没有写全，请向责任部门询问', cite(first.clause), '。');
  sayBodies(writer, used.find((r) => r.clause.bodies.length > 0) ?? first);
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

interface Way {
  readonly ranked: Ranked;
  readonly sentence: Sentence;
}

/** Sentences of the place's texts on rising, those in force first, those that name the target before others; one a clause. */
function waysUp({ codes, ladder, target }: Ladder, evidence: Evidence, knowledge: Knowledge): Way[] {
  const { pattern } = knowledge.language;
  const ways = [...knowledge.clauses.values()].flatMap((clause): Way[] => {
    const document = knowledge.documents.get(clause.document);
    if (!document?.region || !codes.includes(document.region) || document.provenance === 'commentary') return [];
    const sentences = sentencesOf(clause).filter(
      (s) => pattern('{states-rising}').test(s.text) && speaksOf(s.text, ladder, knowledge.book.facts),
    );
    const sentence = sentences.find((s) => s.text.includes(target)) ?? sentences[0];
    const ranked = heldAs(clause.id, evidence.asOf, knowledge);
    return sentence && ranked ? [{ ranked, sentence }] : [];
  });
  const worth = ({ ranked, sentence }: Way) =>
    (ranked.status === 'expired' ? 0 : 4) +
    (target !== '' && sentence.text.includes(target) ? 2 : 0) +
    (pattern('{states-pools}').test(sentence.text) ? 1 : 0);
  return ways.sort((a, b) => worth(b) - worth(a));
}
