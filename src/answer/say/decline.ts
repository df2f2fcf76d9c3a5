import { type Clause, isHollow, type PolicyDocument } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { rulesOn } from '../../knowledge/measure-book.ts';
import { isSumOrRate } from '../../language/figure.ts';
import { liesIn, NATIONAL, regionName, regionsAbove } from '../../language/region.ts';
import type { Question } from '../../understand/question.ts';
import { called, cite, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import { absentSubjects } from '../evidence/absent-subjects.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { isMeantNear, nearInTexts, unwrittenSubjects } from '../evidence/near-in-texts.ts';
import { pairsOf } from '../evidence/sentences.ts';
import { titleOnlyOf } from '../evidence/title-only.ts';
import { absentHelp, asksOfPolicy, unstatedAnywhere } from '../evidence/why-declined.ts';
import { sayNearest } from './nearest-sentence.ts';
import { sayOnlyTextOver } from './only-text-over.ts';
import { sayNearInTexts } from './what-comes-near.ts';
import { sayWhomToAsk } from './whom-to-ask.ts';

/** How many measures of the place a refusal names. */
const NEARBY = 3;

/** Nothing known covers the question: says why, names what is known nearby as such, and whom to ask. No amount. */
export function decline(writer: Writer, evidence: Evidence, knowledge: Knowledge): void {
  const { elsewhere, question } = evidence;
  // What another place has counts where help is asked for; what is claimed of a text is looked for in the asker's own.
  const ofOwn = evidence.nearest !== null && claimsNoHelp(question);
  const onlyThere = ofOwn ? null : evidence.onlyThere;
  const above = coveredAbove(evidence, knowledge);
  const absent = absentHelp(evidence, above, knowledge);
  const nearest = onlyThere || elsewhere || (above.length > 0 && absent) ? null : evidence.nearest;
  const ofPolicy = asksOfPolicy(evidence, knowledge);
  const unsaid = unstatedAnywhere(evidence, knowledge);
  if (elsewhere) sayElsewhere(writer, elsewhere);
  const cutOff =
    nearest && isHollow(nearest.clause) ? nearest : absent ? titleOnlyOf(absent, evidence, above, knowledge) : null;
  if (cutOff) {
    sayCutOff(writer, cutOff);
    sayWhomToAsk(writer, evidence, above, knowledge);
    return;
  }
  const [near, ...others] =
    onlyThere || elsewhere || question.unknownNumbers.length + unsaid.length > 0 ? [] : nearInTexts(evidence, above);
  const isMeant = near !== undefined && isMeantNear(near.ranked, evidence, above, knowledge);
  if (near && (isMeant || unwrittenSubjects(near.ranked, evidence, above, knowledge).length === 0)) {
    sayNearInTexts(writer, isMeant ? near.ranked : [near, ...others], evidence, above, knowledge);
    return;
  }
  if (nearest && unsaid.length === 0) {
    sayNearest(writer, nearest, evidence, above, knowledge);
    return;
  }
  sayWhy(writer, evidence, ofPolicy || nearest ? above : [], unsaid, knowledge);
  sayOnlyTextOver(writer, evidence, above, knowledge);
  if (onlyThere) sayOnlyThere(writer, onlyThere);
  else if (question.unknownNumbers.length === 0 && ofPolicy && unsaid.length === 0 && !elsewhere)
    sayNearby(writer, evidence, above, knowledge);
  if (nearest || onlyThere || ofPolicy)
    sayWhomToAsk(writer, unsaid.length > 0 ? ofPlaces(evidence, above) : evidence, above, knowledge);
  else writer.fixed(knowledge.replies, evidence.midway ? 'declined-midway' : 'declined-not-policy');
}

const claimsNoHelp = ({ act, asksSupport, signs, figures }: Question): boolean =>
  act.act === 'claim' && !asksSupport && !signs.award && !figures.some(isSumOrRate);

/** 注册在成都，能按重庆的算吗: what a policy leaves out is asked where it was made. */
function ofPlaces(evidence: Evidence, above: readonly string[]): Evidence {
  const { question } = evidence;
  const own = question.regions.filter(({ code }) => above.includes(code));
  return own.length > 0 ? { ...evidence, uncoveredRegion: null, question: { ...question, regions: own } } : evidence;
}

/** The measure that is asked for is another place's. */
function sayElsewhere(writer: Writer, { clause, document }: Ranked): void {
  const place = name(regionName(document.region ?? NATIONAL));
  writer.say('不适用：您问的写在', whereItStands(clause, document), '，只给', place, '的企业', cite(clause), '。');
}

/** The heading that is asked for is held, and nothing of what stands under it. */
function sayCutOff(writer: Writer, { clause, document }: Pick<Ranked, 'clause' | 'document'>): void {
  writer.say(
    '手上的节选看不到：',
    ...called(document),
    '只收录到标题“',
    name(clause.heading),
    '”，正文没有收录',
    cite(clause),
    '。',
  );
}

/** Another place has what is asked for. */
function sayOnlyThere(writer: Writer, { clause, document }: Ranked): void {
  const place = name(regionName(document.region ?? NATIONAL));
  writer.say('相近的条款写在', whereItStands(clause, document), '，只给', place, '的企业', cite(clause), '。');
}

/** The file is not known, the place has no texts, or the texts that apply there say nothing of what is asked. */
function sayWhy(
  writer: Writer,
  evidence: Evidence,
  above: readonly string[],
  unsaid: readonly string[],
  knowledge: Knowledge,
): void {
  const { question, uncoveredRegion } = evidence;
  const places = listed(above.map((code) => name(regionName(code))));
  const absent = above.length > 0 ? absentHelp(evidence, above, knowledge) : null;
  const subjects = absentSubjects(evidence, above, knowledge);
  if (question.unknownNumbers.length > 0) writer.fixed(knowledge.replies, 'declined-file');
  else if (above.length > 0 && unsaid.length > 0)
    writer.say('收录的', ...places, '的政策没有写', unsaid.join('、'), '。');
  else if (absent)
    writer.say('没有：收录的', ...places, '的政策没有写您问的“', { kind: 'words', ...absent }, '”这种补贴。');
  else if (subjects.length > 0 && (!uncoveredRegion || above.some((code) => liesIn(uncoveredRegion.code, code))))
    writer.say(
      '收录的',
      ...(places.length > 0 ? [...places, '的'] : []),
      '政策没有写您问的“',
      subjects.join('”、“'),
      '”。',
    );
  else if (uncoveredRegion && above.length === 0)
    writer.say('没有收录', name(uncoveredRegion.name), '的政策，无法回答。');
  else if (uncoveredRegion) {
    const own = above.some((code) => liesIn(uncoveredRegion.code, code)) ? '自己的政策' : '的政策';
    writer.say(
      '没有收录',
      name(uncoveredRegion.name),
      own,
      '；收录的',
      ...places,
      '的政策里，没有查到能回答这个问题的条款。',
    );
  } else if (above.length > 0) writer.say('收录的', ...places, '的政策里，没有查到能回答这个问题的条款。');
  else writer.fixed(knowledge.replies, 'declined-clause');
}

/** The place, the document and the heading of a clause. */
function whereItStands({ heading }: Clause, document: PolicyDocument): Pieces {
  const place = document.region ? [name(regionName(document.region)), '的'] : [];
  // A heading that holds a quotation takes no further marks: “小巨人”贷款贴息.
  const marks = heading.includes('“') ? ['的', ''] : ['“', '”'];
  return [...place, ...called(document), ...(heading !== '' ? [marks[0] ?? '', name(heading), marks[1] ?? ''] : [])];
}

/** Where it is asked what there is: measures of the place, those first that are called most like it; without a place, which places are known. */
function sayNearby(
  writer: Writer,
  { question, sums, asOf }: Evidence,
  above: readonly string[],
  knowledge: Knowledge,
): void {
  if (question.regions.length === 0) {
    const held = listed(placesOf(knowledge).map((code) => name(regionName(code))));
    writer.say('收录的是', ...held, '的政策，请说出企业在哪里、想问哪种资质或用途的支持。');
    return;
  }
  const words = pairsOf(question.searched);
  const carriers = new Set(knowledge.language.classes.get('carrier'));
  const like = (called: string): number =>
    [...pairsOf(called)].filter((pair) => words.has(pair) && !carriers.has(pair)).length;
  const asksWhatThereIs = question.aspects.includes('list') || question.act.act === 'what-can-i-get';
  const { trades } = knowledge.language;
  const seldom = trades.some((t) => t.seldom && sums.trades.includes(t.trade));
  const here = rulesOn(knowledge.book, asOf)
    .filter((rule) => !seldom && (rule.valid.to ?? asOf) >= asOf)
    .filter((rule) => above.includes(String(rule.scope?.region ?? '')) && (asksWhatThereIs || like(rule.title) > LIKE))
    .sort((a, b) => like(b.title) - like(a.title))
    .slice(0, NEARBY);
  if (here.length > 0) writer.say('那里收录的是别的支持，例如：', listed(here.map((r) => name(r.title))), '。');
}
/** A title that shares fewer pairs of characters with a question helps nobody who asks it. */
const LIKE = 2;

/** Of the places asked about and those that they lie in, the ones that have texts. */
function coveredAbove({ question }: Evidence, knowledge: Knowledge): readonly string[] {
  const asked = new Set(question.regions.flatMap((r) => regionsAbove(r.code)));
  return placesOf(knowledge).filter((code) => asked.has(code));
}

const placesOf = ({ documents }: Knowledge): readonly string[] =>
  [...new Set([...documents.values()].flatMap((d) => d.region ?? []))].filter((code) => code !== NATIONAL);
