import { isBare } from '../answer/evidence/bare.ts';
import { type Evidence, rankedById } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { clauseFigures } from '../answer/evidence/sentences.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';

/** A word that weighs less calls no document. */
const NAMES = 0.9;

/** 凭这篇文章能申请到啥, 按那个转发文我们能拿什么: what can be had is asked of one text that grants nothing: an article, a text that is over, one that pays no money. */
export function withTextMeant(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  const { signs, points } = evidence.question;
  if (!signs.gotByText || planned.say === 'document') return planned;
  const document = documentMeant(evidence, knowledge);
  const first = document?.clauses.find(({ text }) => text !== '');
  const of = first ? rankedById(first.id, evidence.asOf, knowledge) : null;
  if (!document || !of || isBare(document) || points.length === 0) return planned;
  const unpaid = paysNothing(document, knowledge);
  const why =
    document.provenance === 'commentary' ? 'article' : of.status === 'expired' ? 'ended' : unpaid ? 'unpaid' : null;
  return why ? { say: 'got-by-text', of, why, unpaid } : planned;
}

/** The document that is named, else the one whose title says most of what the words call, the rarer the more; null where several do. */
function documentMeant({ question }: Evidence, { documents }: Knowledge): PolicyDocument | null {
  const words = question.topics.flatMap(({ word, weight }) => (weight >= NAMES && word.length > 1 ? [word] : []));
  const all = question.documents.length > 0 ? question.documents : [...documents.values()];
  const titles = [...documents.values()].map(({ title }) => title);
  const rarity = new Map(words.map((word) => [word, 1 / titles.filter((title) => title.includes(word)).length]));
  const saying = ({ title }: PolicyDocument): number =>
    words.reduce((sum, word) => sum + (title.includes(word) ? (rarity.get(word) ?? 0) : 0), 0);
  const most = Math.max(...all.map(saying));
  if (most === 0) return question.documents.length === 1 ? (question.documents[0] ?? null) : null;
  const meant = all.filter((document) => saying(document) === most);
  const [only, ...others] = meant;
  // A text that passes another one on is titled as that is.
  const passedOn = meant.filter((one) => others.every((other) => one === other || other.title.includes(one.title)));
  return others.length === 0 ? (only ?? null) : (passedOn[0] ?? null);
}

/** No measure of it pays, and no clause of it names a sum of money. */
function paysNothing({ id, clauses }: PolicyDocument, { book }: Knowledge): boolean {
  const pays = [...book.rules.values()].some(({ award, clause }) => 'promise' in award && clause.startsWith(`${id}#`));
  return !pays && clauses.every((clause) => clauseFigures(clause).every(({ unit }) => unit !== 'CNY'));
}
