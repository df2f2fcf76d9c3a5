import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { liesIn } from '../../language/region.ts';
import { hasTerm } from '../../language/terms-in.ts';
import { cite, name, type Pieces, quote, type Writer } from '../draft/writer.ts';
import { absentSubjects } from '../evidence/absent-subjects.ts';
import { asksForHelp } from '../evidence/asks-for-help.ts';
import type { Evidence, Nearest, Ranked } from '../evidence/evidence.ts';
import { wordsMeasured } from '../evidence/lead.ts';
import { notStatedBy } from '../evidence/not-stated-by.ts';
import { pieceWith } from '../evidence/pieces.ts';
import { provisionsAsked } from '../evidence/provisions-asked.ts';
import { pairsOf, sentencesOf, sharedPairs } from '../evidence/sentences.ts';
import { answersWith, likeliest } from '../evidence/wanted-sentences.ts';
import { likeliestSentence } from '../evidence/within/sentences-that-answer.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { placeOfDocument, quotePiece, sayBodies, sayClause } from './clause.ts';
import { sayWhomToAsk } from './whom-to-ask.ts';

/** A longer sentence is cut down to the parts that hold the asker's words. */
const LONG = 50;
/** A shorter part tells nothing. */
const SHORTEST = 9;
/** So much of the clause is told where its sentences are short. */
const BUDGET = 90;
/** A sentence that shares fewer pairs of characters with a question is of something else. */
const SHARED = 2;
/** A topic that weighs less names nothing. */
const LIGHTEST = 0.5;

/** Nothing known covers the question: the sentence that comes nearest, as such, what of the question it leaves out, and whom to ask. */
export function sayNearest(
  writer: Writer,
  nearest: Nearest,
  evidence: Evidence,
  above: readonly string[],
  knowledge: Knowledge,
): void {
  const { language } = knowledge;
  const place = name(placeOfDocument(nearest));
  const asked = ofItsPlace(nearest, evidence);
  const unheld = asked.uncoveredRegion;
  const ofPolicies = unheld !== null && evidence.question.signs.ofMeasures;
  const absent = absentSubjects(evidence, above, knowledge);
  if (ofPolicies) writer.say('没有收录', name(unheld.name), '自己的政策。');
  const leftOut = leftOutOf(nearest, evidence, language);
  if (absent.length > 0) writer.say('收录的政策没有写您问的“', absent.join('”、“'), '”。');
  else if (leftOut.length === 0 && (above.length === 0 || nearest.other)) writer.say('收录的政策没有直接写您问的。');
  const open = leftOut.length > 0 ? ['没有查到写', leftOut.join('、'), '的条款；'] : [];
  sayShort(writer, nearest, evidence, language, [...open, place, '的政策里，最接近的是这条：']);
  if (above.length === 0) writer.say('它只给', place, '的企业', cite(nearest.clause), '。');
  sayStatusOf(writer, evidence, [nearest]);
  if (evidence.question.aspects.includes('office')) sayBodies(writer, nearest);
  sayWhomToAsk(writer, asked, above, knowledge, openIn(nearest, evidence));
  if (unheld && !ofPolicies)
    writer.notice('region', '没有收录', name(unheld.name), '自己的政策，以上是上级地区的文件。');
  closeWithCaveats(writer, [nearest]);
}

/** The one sentence that helps, where help is asked for, else those that say most to the question; of one that is long alone the parts in which the asker's words stand. */
function sayShort(writer: Writer, ranked: Ranked, evidence: Evidence, language: LanguageData, lead: Pieces): void {
  const { clause } = ranked;
  const asked = pairsOf(wordsMeasured(evidence, ranked));
  const helping = sentencesOf(clause).filter(
    ({ text }) => language.pattern('{help-word}').test(text) && sharedPairs(text, asked) >= SHARED,
  );
  const [help, ...others] = asksForHelp(evidence.question) ? helping : [];
  if (help && others.length === 0) {
    writer.say(lead, quote(clause, help.start, help.end), cite(clause));
    return;
  }
  const best =
    likeliestSentence(evidence, ranked)?.sentence ??
    likeliest(clause, evidence.question, wordsMeasured(evidence, ranked));
  if (!best || best.text.length < LONG) {
    sayClause(writer, evidence, ranked, BUDGET, lead);
    return;
  }
  const on = evidence.question.topics
    .filter(({ word, weight }) => weight >= LIGHTEST && word.length > 1 && hasTerm(best.text, word))
    .map(({ word }) => ({ start: best.start + best.text.indexOf(word), length: word.length }))
    .map(({ start, length }) => ({ start, end: start + length }));
  const piece = on.length > 0 ? pieceWith(clause, on) : null;
  const tells = piece !== null && piece.end - piece.start >= SHORTEST;
  writer.say(lead, tells ? quotePiece(clause, piece) : quote(clause, best.start, best.end), cite(clause));
}

/** What is asked that neither the clause nor a provision of its document states, as a reply calls it. */
function leftOutOf(nearest: Ranked, evidence: Evidence, language: LanguageData): readonly string[] {
  const { answered } = provisionsAsked(evidence, nearest, language);
  const { unsaid } = notStatedBy(evidence, nearest, answered, language);
  const { aspects, signs } = evidence.question;
  const ofSum = aspects.includes('amount') || signs.award || signs.money;
  const pays = sentencesOf(nearest.clause).some((s) => answersWith(s, 'money'));
  return [...(ofSum && !pays ? ['给多少钱'] : []), ...unsaid.map(({ called }) => called)];
}

/** What stays open whatever the sentence says, to be asked. */
function openIn({ clause, status }: Ranked, { own, question }: Evidence): string {
  const ofPoint = own.points.some(({ aspects, turnsOn }) => aspects.some((a) => OF_CASE.has(a)) || turnsOn.length > 0);
  // What somebody else is paid is no promise to the asker.
  const pays = sentencesOf(clause).some((s) => answersWith(s, 'money'));
  const ofCase = ofPoint || pays || question.aspects.some((a) => OF_CASE.has(a));
  const open = [...(ofCase ? ['您的情形算不算在内'] : []), ...(status === 'expired' ? ['现在还办不办'] : [])];
  return open.length > 0 ? `${open.join('、')}，` : '';
}
const OF_CASE: ReadonlySet<string> = new Set(['whether', 'who', 'conditions']);

/** Of several places that are named, those that the clause is for are asked. */
function ofItsPlace({ document: { region } }: Ranked, evidence: Evidence): Evidence {
  const { question, uncoveredRegion } = evidence;
  const own = question.regions.filter(({ code }) => region !== null && liesIn(code, region));
  if (own.length === 0) return { ...evidence, uncoveredRegion: null };
  const unheld = own.some(({ code }) => code === uncoveredRegion?.code) ? uncoveredRegion : null;
  return { ...evidence, uncoveredRegion: unheld, question: { ...question, regions: own } };
}
