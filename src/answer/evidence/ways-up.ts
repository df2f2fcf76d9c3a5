import type { Knowledge } from '../../knowledge/load.ts';
import { speaksOf } from '../../understand/rise.ts';
import { type Ladder, type Ranked, rankedById } from './evidence.ts';
import { clauseFigures, type Sentence, sentencesOf } from './sentences.ts';

/** A sentence on rising to recognitions of a ladder; `ofTarget`: it names the one that is to be reached. */
export interface WayUp {
  readonly ranked: Ranked;
  readonly sentence: Sentence;
  readonly ofTarget: boolean;
}

/** Sentences of the place's texts on rising, of all texts where no place is known, those in force first, those that name the target before others; one a clause. */
export function waysUp({ place, codes, ladder, target }: Ladder, asOf: string, knowledge: Knowledge): readonly WayUp[] {
  const { language, book } = knowledge;
  const called = ['{recognition}$$', '{recognition}'].flatMap(
    (say) => language.pattern(say).exec(target)?.[0] ?? [],
  )[0];
  const names = ({ text }: Sentence): boolean => called !== undefined && text.includes(called);
  const ways = [...knowledge.clauses.values()].flatMap((clause): WayUp[] => {
    const document = knowledge.documents.get(clause.document);
    if (!document?.region || document.provenance === 'commentary') return [];
    if (place !== null && !codes.includes(document.region)) return [];
    // 到2025年培育240家: how many there are to be, and by when, leads nobody up.
    const counts = clauseFigures(clause).filter(({ unit }) => unit === 'count' || unit === 'date');
    const sentences = sentencesOf(clause).filter(
      (s) =>
        language.pattern('{states-rising}').test(s.text) &&
        speaksOf(s.text, ladder, book.facts) &&
        !counts.some(({ start, end }) => start >= s.start && end <= s.end),
    );
    const sentence = sentences.find(names) ?? sentences[0];
    const ranked = rankedById(clause.id, asOf, knowledge);
    return sentence && ranked ? [{ ranked, sentence, ofTarget: names(sentence) }] : [];
  });
  const worth = ({ ranked, sentence, ofTarget }: WayUp) =>
    (ranked.status === 'expired' ? 0 : 4) +
    (ofTarget ? 2 : 0) +
    (language.pattern('{states-pools}').test(sentence.text) ? 1 : 0);
  return ways.sort((a, b) => worth(b) - worth(a));
}
