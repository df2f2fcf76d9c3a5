import type { PolicyDocument } from '../../knowledge/document.ts';
import { foldInsets } from '../../language/fold-insets.ts';
import type { Question } from '../../understand/question.ts';
import { isBare } from './bare.ts';
import type { Coverage } from './clause-says.ts';
import type { CoverCandidate } from './cover.ts';
import type { QuestionSigns } from './cover-signs.ts';
import { NAMES } from './part-asked.ts';

/** Of what is asked a clause says so much itself, where its document says the rest. */
const SOME = 0.4;

/** Whether nothing but its text is held of a document, and of such a one whether its title or place and its text say all that is asked. */
export function asIngested(
  document: PolicyDocument,
  { about: { topics }, act, regions }: Question,
  told: QuestionSigns['slots'],
  coverage: Coverage,
): Pick<CoverCandidate, 'bare' | 'ofSubject'> {
  if (!isBare(document)) return { bare: false, ofSubject: false };
  const words = act.act === 'ask' ? act.of.words : topics.map(({ word }) => word);
  const asked = topics.filter(
    ({ word, weight }) => weight >= NAMES && words.includes(word) && !told.some((s) => s.words.includes(word)),
  );
  const says = (word: string): boolean =>
    coverage.says(word) || document.clauses.some(({ heading, text }) => heading.includes(word) || text.includes(word));
  const called = asked.some(({ word }) => document.title.includes(word) || foldInsets(document.title).includes(word));
  const ofPlace = asked.length === 0 && regions.some(({ code }) => code === document.region);
  const own = asked.filter(({ word }) => coverage.says(word.toLowerCase())).length;
  const all = asked.every(({ word }) => says(word.toLowerCase()));
  return { bare: true, ofSubject: (called || ofPlace) && all && own >= asked.length * SOME };
}
