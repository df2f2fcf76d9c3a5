import type { LanguageData } from '../../knowledge/language-data.ts';
import { provisionsOf } from '../../knowledge/provision.ts';
import { isSumOrRate } from '../../language/figure.ts';
import { LEAVES_TO_DISTRICTS, STARTS_ANEW } from '../../language/official-text.ts';
import type { Payer } from '../../understand/bounds.ts';
import type { Question } from '../../understand/question.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { NotGranted } from './plan-to-say.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { spokenOfIn } from './spoken-of.ts';
import { taxSentences } from './tax-rate.ts';
import { wantedFigure } from './wanted-sentences.ts';

/** What the clause that is nearest does not grant: the rate of a tax, money at all, or help of the kind that is asked about. */
export function notGrantedBy(evidence: Evidence, ranked: Ranked, language: LanguageData): NotGranted | null {
  if (evidence.question.signs.taxRate)
    return taxSentences(ranked.clause).some(({ figures }) => figures.some((f) => isSumOrRate(f))) ? null : 'tax-rate';
  if (asksAnotherPayer(evidence.question, ranked)) return 'by-this-payer';
  if (isOfAnotherLevel(evidence.question, ranked, language)) return 'this-level';
  if (grantsNothing(evidence, ranked, language)) {
    if (gives(ranked, language)) return 'amount';
    if (language.pattern('{task-of-offices}').test(ranked.clause.text)) return 'task';
    const ofTerms = isBare(ranked.document) && asksOfApplicants(ranked, language);
    return evidence.question.signs.award || ofTerms ? 'money' : 'amount';
  }
  return isOfAnotherKind(evidence, ranked, language) || isOfNoPart(evidence, ranked, language) ? 'this-kind' : null;
}

const gives = ({ clause }: Ranked, language: LanguageData): boolean => language.pattern('{gives}').test(clause.text);

/** The codes of the places whose texts are of those who pay. */
const PLACES: Readonly<Record<Payer, RegExp>> = {
  'payer-national': /^(?:00|$)/,
  'payer-provincial': /^\d{2}0000$/,
  'payer-below': /[1-9]$|[1-9]0$/,
};

/** 国家再给多少, 区里有没有配套, of what a city's text grants: another government is asked about. */
export const asksAnotherPayer = ({ bounds }: Question, { document, clause }: Ranked): boolean =>
  bounds.payers.some(
    (payer) =>
      !PLACES[payer].test(document.region ?? '') && !(payer === 'payer-below' && LEAVES_TO_DISTRICTS.test(clause.text)),
  );

/** 市级…认定奖多少 of a clause that knows the title of other levels alone. */
function isOfAnotherLevel(
  { bounds: { levels, recognised, titles }, signs, aspects }: Question,
  { clause }: Ranked,
  language: LanguageData,
): boolean {
  if (!signs.money && !aspects.includes('amount')) return false;
  const known = language.classes.get('title-level') ?? [];
  const held = known.filter((level) => clause.text.includes(level));
  if (titles.some((title) => saysOfNoLevel(clause.text, title, known, language))) return false;
  return (
    recognised.length > 0 &&
    held.length > 0 &&
    !held.some((level) => levels.includes(level)) &&
    !recognised.some((level) => clause.text.includes(level))
  );
}

/** 首次认定的专精特新“小巨人”企业: a part of the text that names the very title says no level. */
function saysOfNoLevel(text: string, title: string, levels: readonly string[], language: LanguageData): boolean {
  const bare = levels.reduce((name, level) => name.replace(level, ''), title);
  return (
    bare !== '' &&
    text
      .replace(/[“”"]/g, '')
      .split(/[，,。；;\n]/)
      .some(
        (part) =>
          !levels.some((level) => part.includes(level)) &&
          part.includes(bare) &&
          !language.pattern('^^{recognition}').test(part.slice(part.indexOf(bare) + bare.length)),
      )
  );
}

function grantsNothing({ question }: Evidence, ranked: Ranked, language: LanguageData): boolean {
  const gives = language.pattern('{gives}');
  const { award, money, ways } = question.signs;
  if (ways.has('asks-threshold')) return false;
  const bare = isBare(ranked.document);
  // 还能报吗 of a text of which nothing but its words is known: whether is asked, whatever else the message looks like.
  const put = !bare || question.points.some(({ aspects }) => aspects.includes('amount'));
  const whether =
    question.aspects.includes('whether') &&
    (!bare || question.points.some(({ aspects }) => aspects.includes('whether')));
  const asked =
    (wantedFigure(question) === 'money' && money && put) || (award && whether && !asksOfApplicants(ranked, language));
  // 年收入要多少 of a text whose questions nobody knows: the sum that it asks for may be meant.
  const pays = (s: Sentence) =>
    s.figures.some((f) => isSumOrRate(f)) &&
    (!award || bare || gives.test(s.text) || s.figures.some((f) => f.bound === 'at-most'));
  const told = bare ? sentencesOf(ranked.clause) : aboutTheRarest(ranked, question);
  return asked && !told.some(pays) && !language.pattern('{share-as-ratio}').test(ranked.clause.text);
}

/** A clause of what applicants must be or do pays nothing, and is asked about for that. */
function asksOfApplicants({ clause, document }: Ranked, language: LanguageData): boolean {
  const lead = provisionsOf(document).find(({ items }) => items.includes(clause))?.lead.text ?? '';
  return [...clause.path, lead, clause.text].some((words) => language.pattern('{asked-of-applicants}').test(words));
}

/** The sentences that say the topic which fewest of a clause say, with those that go on until another thing begins; all where no topic tells them apart. */
function aboutTheRarest({ clause, document }: Ranked, { topics }: Question): readonly Sentence[] {
  const sentences = sentencesOf(clause);
  const called = [document.title, ...clause.path, clause.heading].join(' ');
  const counts = topics.flatMap(({ word, weight }) => {
    const count = sentences.filter((s) => s.text.includes(word)).length;
    return weight >= 0.75 && count > 0 && !called.includes(word) ? [{ word, count }] : [];
  });
  const [rarest] = counts.sort((a, b) => a.count - b.count);
  if (!rarest || sentences.length < 3) return sentences;
  let about = false;
  return sentences.filter((s) => {
    about = s.text.includes(rarest.word) || (about && !STARTS_ANEW.test(s.text));
    return about;
  });
}

/** The purpose that is asked about is one of the question's topics, and the clause says it in no words that stand for it. */
function isOfAnotherKind(
  { question, expansions }: Evidence,
  { clause, document }: Ranked,
  language: LanguageData,
): boolean {
  const held = [document.title, ...clause.path, clause.heading, clause.text, ...clause.asks];
  const isHeld = spokenOfIn(held, question, language);
  const unsaid = (word: string) => !isHeld(word) && !expansions.some((e) => e.includes(word));
  const { loanFor } = question.bounds;
  if (loanFor !== null && unsaid(loanFor)) return true;
  return question.helpFor.some(
    (word) => question.topics.some((t) => t.word === word && t.weight >= 0.5) && unsaid(word),
  );
}

/** How much is asked of a subject of help that no part of an ingested document says in any words: 每平米补多少房租. */
function isOfNoPart({ question, own }: Evidence, { document }: Ranked, language: LanguageData): boolean {
  if (!isBare(document)) return false;
  const held = [document.title, ...document.clauses.flatMap((c) => [...c.path, c.heading, c.text])];
  const isHeld = spokenOfIn(held, question, language);
  return own.subjects.some(
    ({ word, ofTrade }) =>
      !ofTrade &&
      !isHeld(word) &&
      own.points.some(({ text, aspects }) => text.includes(word) && aspects.includes('amount')),
  );
}
