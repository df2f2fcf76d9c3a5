import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { type Figure, isSumOrRate } from '../../language/figure.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { Treatment } from '../../understand/polar.ts';
import type { Span } from '../../understand/span.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import { againstCase } from './against-case.ts';
import { againstLine } from './against-line.ts';
import { sentencesAsked } from './asked-sentences.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { alikeInKind } from './kinds-of-sum.ts';
import { wordsMeasured } from './lead.ts';
import { isLineDoubted } from './line-doubted.ts';
import type { PolarVerdict } from './polar-answered.ts';
import { clauseFigures, pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import { likelyVerdict } from './verdict/likely-verdict.ts';
import { scoresOf } from './wanted-sentences.ts';
import { isLikelyStated } from './within/likely-stated.ts';
import { refusedBy } from './within/refused-by.ts';
import { likeliestSentence, sentencesThatAnswer } from './within/sentences-that-answer.ts';
import { isWellChosen } from './within/well-chosen.ts';

/** The verdict on a question of yes or no that a clause decides: a line that is missed, a treatment or a stage that it does not know, a sum that it does not come to. */
export function polarVerdict(evidence: Evidence, ranked: Ranked, knowledge: Knowledge): PolarVerdict | null {
  const { polar } = evidence.own;
  const { language } = knowledge;
  const sentence = polar && bearing(evidence, ranked, language);
  if (!sentence) return null;
  const whole = { start: sentence.start, end: sentence.end };
  const refuses = refusedBy(evidence, ranked);
  if (refuses) return { lead: 'refused', inclusion: polar.inclusion, on: [refuses] };
  return (
    lineMissedBy(evidence, ranked, language) ??
    noTreatment(evidence, ranked, language, whole) ??
    fallsShort(evidence, ranked, whole, knowledge) ??
    sumClaimed(evidence, ranked, whole, language) ??
    onceOnly(evidence, ranked, language, whole) ??
    (isBare(ranked.document) ? null : named(evidence, sentence, whole))
  );
}

/** The line of a clause that every figure misses that may count; `surely`: each is called as what the line measures is. */
export function lineMissedBy(
  evidence: Evidence,
  ranked: Ranked,
  language: LanguageData,
  surely = false,
): PolarVerdict | null {
  const sentence = bearing(evidence, ranked, language);
  const found = sentence && againstLine(evidence, ranked, surely ? null : sentence, language);
  const isShort = found?.side === 'short' && !found.apart;
  return isShort && isLineDoubted(evidence, ranked, found.line, found.said, language) ? null : found;
}

/** What a message tells against a grant, and no clause names, with the sentence that grants it. */
export function shortOfGrant(evidence: Evidence, ranked: Ranked, knowledge: Knowledge): PolarVerdict | null {
  const sentence = bearing(evidence, ranked, knowledge.language);
  return sentence && fallsShort(evidence, ranked, { start: sentence.start, end: sentence.end }, knowledge);
}

/** A treatment or a stage that the document does not know, whatever figure is claimed beside it. */
export function notKnownOf(evidence: Evidence, ranked: Ranked, knowledge: Knowledge): PolarVerdict | null {
  const { polar } = evidence.own;
  const { language } = knowledge;
  const sentence = polar && bearing(evidence, ranked, language);
  if (!sentence) return null;
  const whole = { start: sentence.start, end: sentence.end };
  return noTreatment(evidence, ranked, language, whole) ?? fallsShort(evidence, ranked, whole, knowledge);
}

/** What may be said of a question of yes or no where the clause decides nothing of it; null where it is about a day. */
export function polarUndecided(evidence: Evidence, ranked: Ranked, { language }: Knowledge): PolarVerdict | null {
  const { question, own } = evidence;
  const { polar, figures } = own;
  const { clause, document } = ranked;
  const sentence = polar && bearing(evidence, ranked, language);
  // 2024年7月1日施行的没错吧: the clause of a measure says nothing of it.
  const ofDay = polar?.put === 'confirm' && figures.some((f) => f.unit === 'date' && f.value.length > MONTH);
  // 再多投200万是不是就高一档: what more would bring is no case of the clause as it stands.
  if (!sentence || ofDay || figures.some((f) => f.further)) return null;
  const likely = isBare(document) ? likelyVerdict(evidence, ranked, sentence) : null;
  // 有没有人才方面的好处: what there is stands in the clauses.
  if (polar.put === 'has' && !likely) return null;
  const subjects = question.talkedOf.length > 0 ? null : subjectsOf(evidence, language);
  // 能不能拿200万 names nothing that a clause could be of.
  if (subjects?.length === 0) return { lead: 'unnamed', on: [] };
  if (isBare(document))
    return {
      lead: 'as-written',
      put: polar.put,
      meant: isWellChosen(ranked),
      likely,
      on: sentencesThatAnswer(evidence, ranked) ?? [sentence],
    };
  const printed = [document.title, ...clause.path, clause.heading, clause.text].join(' ');
  const words = [...question.topics.map(({ word }) => word), ...evidence.expansions];
  if (subjects && !words.some((word) => hasTerm(printed, word))) return null;
  // 刚认定，能拿80万吗 of a sentence that pays just that: it says it itself, where nothing told falls short of it.
  const sums = sentence.figures.filter((h) => h.unit === 'CNY');
  const isPaid = sums.length === 1 && figures.some((f) => f.offered && sums.some((h) => isSame(f, h)));
  const isOver = (ranked.document.period?.to ?? evidence.asOf) < evidence.asOf;
  const isTold = evidence.setAside.length === 0 && own.against.length === 0 && polar.treatments.length === 0;
  if (isPaid && isTold && !isOver && polar.gained) return null;
  if (polar.put === 'has') return null;
  const favours = polar.put === 'may' && language.pattern('{encourages}').test(sentence.text);
  return {
    lead: 'undecided',
    put: favours ? 'favoured' : polar.put,
    on: [{ start: sentence.start, end: sentence.end }],
  };
}
/** The very sum, and no ceiling. */
const isSame = (said: Figure, held: Figure): boolean =>
  held.bound === 'exact' && held.unit === said.unit && held.value === said.value;

/** The words that a question is about, and what policies say for them: none that asks, none that is asked to be done, none of the title of a document that it names. */
function subjectsOf({ question, own, expansions }: Evidence, language: LanguageData): readonly string[] {
  const asked = own.polar?.treatments ?? [];
  const titles = question.documents.map(({ title }) => title).join(' ');
  const words = question.topics
    .map(({ word }) => word)
    .filter((word) => !language.pattern('{help-word}|{only-asks}').test(word))
    .filter((word) => !titles.includes(word) && !asked.some((treatment) => treatment.words.text.includes(word)));
  return [...words, ...expansions];
}
/** 2024-07 is so long; a day longer. */
const MONTH = 7;

/** 能顺延吗 of a document that speaks of nothing of the kind. */
function noTreatment(evidence: Evidence, { document }: Ranked, language: LanguageData, on: Span): PolarVerdict | null {
  const isStated = (treatment: Treatment): boolean =>
    document.clauses.some(({ text }) => language.pattern(`{states-${treatment}}`).test(text));
  const open = evidence.own.polar?.treatments.find(({ treatment }) => !isStated(treatment));
  return open && !isLikelyStated(evidence, document, language) ? { lead: 'no-treatment', ...open, on: [on] } : null;
}

/** 口头答应了 of a document that knows no such thing. */
function fallsShort(evidence: Evidence, ranked: Ranked, on: Span, knowledge: Knowledge): PolarVerdict | null {
  const words = againstCase(evidence, ranked, knowledge);
  return words && !isLikelyStated(evidence, ranked.document, knowledge.language)
    ? { lead: 'falls-short', words, on: [on] }
    : null;
}

/** 贴21万吧: what is put up as what one gets, and stands in no clause of the document; 贷了2600万都算 of loans of which no more than 2000万 count. */
function sumClaimed(
  { own, slots }: Evidence,
  { clause, document }: Ranked,
  on: Span,
  language: LanguageData,
): PolarVerdict | null {
  const [most, ...others] = clauseFigures(clause).filter((f) => f.unit === 'CNY' && f.bound === 'at-most');
  const exceeds = (f: StatedFigure): boolean =>
    most !== undefined && others.length === 0 && !f.ofYears && Number(f.value) > Number(most.value);
  const sums = own.figures.filter((f) => f.unit === 'CNY' && !f.vague && f.bound === 'exact');
  const measured = /[^，,。；;]*$/.exec(clause.text.slice(0, most?.start))?.[0] ?? '';
  const counted = sums.findLast((f) => exceeds(f) && alikeInKind(f.around, measured, language) === 2);
  const isOwn = (f: Figure): boolean => slots.some((s) => s.start < f.end && s.end > f.start);
  const isConfirmed = ({ behind }: StatedFigure): boolean => language.pattern('^^{asks-to-confirm}').test(behind);
  // 贴息按3亿算吧: a sum by which something is calculated is none that one gets.
  const isBase = ({ around, text }: StatedFigure): boolean =>
    language.pattern('{ordered}').test(around.slice(0, around.indexOf(text.trim())));
  const isPut = (f: StatedFigure): boolean => f.offered || isConfirmed(f) || (f.paid && !isOwn(f));
  const said = counted ?? sums.findLast((f) => !f.told && !isBase(f) && isPut(f));
  if (!said || document.clauses.some((one) => clauseFigures(one).some((f) => f.value === said.value))) return null;
  const pays = clauseFigures(clause).some((f) => f.start >= on.start && f.end <= on.end && isSumOrRate(f));
  return { lead: 'sum-claimed', said, most: exceeds(said) && most ? most : null, pays, on: [on] };
}

/** 热气球也算吗 of a sentence that names it. */
function named({ own }: Evidence, { text }: Sentence, on: Span): PolarVerdict | null {
  const words = own.points.flatMap(({ turnsOn }) => turnsOn);
  return own.polar?.inclusion && words.length > 0 && words.every((one) => text.includes(one.text))
    ? { lead: 'named', words, on: [on] }
    : null;
}

/** 领过了还能再领吗 of what the clause pays once, and says nothing of having again. */
function onceOnly({ question }: Evidence, { clause }: Ranked, language: LanguageData, on: Span): PolarVerdict | null {
  const isAsked = question.aspects.includes('again-next-year');
  const once = language.pattern('{one-time}').test(clause.text);
  return isAsked && once && !language.pattern('{states-having-again}').test(clause.text)
    ? { lead: 'once-only', on: [on] }
    : null;
}

/** The sentence that bears on the question: of those that say what tells it from the rest of the clause, one that grants or determines something where it says as much, else the likeliest. */
export function bearing(evidence: Evidence, ranked: Ranked, language: LanguageData): Sentence | null {
  const answering = likeliestSentence(evidence, ranked);
  if (answering) return answering.sentence;
  const words = wordsMeasured(evidence, ranked);
  const among = sentencesAsked(evidence, ranked) ?? sentencesOf(ranked.clause);
  const scores = scoresOf(sentencesOf(ranked.clause), evidence.question, words);
  const [best] = [...among].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  const decides = ({ text }: Sentence): boolean => language.pattern('{gives}|{determines}').test(text);
  if (!best || decides(best)) return best ?? null;
  const asked = pairsOf(words);
  const says = ({ text }: Sentence): number => sharedPairs(text, asked);
  const [other] = among.filter(decides).sort((a, b) => says(b) - says(a));
  return other && says(other) * ENOUGH >= says(best) ? other : best;
}
/** Nearly as much as the likeliest sentence says is enough. */
const ENOUGH = 1.25;
