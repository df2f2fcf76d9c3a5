import type { Knowledge } from '../../knowledge/load.ts';
import { sentencesFor } from '../../knowledge/replies.ts';
import { liesIn, NATIONAL, regionName, regionsAbove } from '../../language/region.ts';
import { cite, name, title, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { pairsOf } from '../evidence/sentences.ts';
import { asksOfPolicy, unsaidAnywhere } from '../evidence/why-declined.ts';
import { sayWhomToAsk } from './whom-to-ask.ts';

/** How many measures of the place a refusal names. */
const NEARBY = 3;

/** Nothing known covers the question: says why, names what is known nearby as such, and whom to ask. No amount. */
export function decline(writer: Writer, evidence: Evidence, knowledge: Knowledge): void {
  const { nearest, elsewhere, question } = evidence;
  const above = coveredAbove(evidence, knowledge);
  const ofPolicy = asksOfPolicy(evidence, knowledge);
  const unsaid = unsaidAnywhere(evidence, knowledge);
  if (elsewhere) sayElsewhere(writer, elsewhere);
  sayWhy(writer, evidence, ofPolicy || nearest ? above : [], unsaid, knowledge);
  if (nearest && unsaid.length === 0 && !elsewhere) sayNearest(writer, nearest);
  else if (question.unknownNumbers.length === 0 && ofPolicy && unsaid.length === 0 && !elsewhere)
    sayNearby(writer, evidence, above, knowledge);
  if (nearest || ofPolicy) sayWhomToAsk(writer, evidence, above, knowledge);
  else sayFixed(writer, 'declined-not-policy', knowledge);
}

function sayFixed(writer: Writer, key: string, { replies }: Knowledge): void {
  for (const sentence of sentencesFor(replies, key)) writer.say(sentence);
}

/** The measure that is asked for is another place's. */
function sayElsewhere(writer: Writer, { clause, document }: Ranked): void {
  const place = document.region ? [name(regionName(document.region)), '的'] : [];
  writer.say(
    '不适用：您问的写在',
    ...place,
    '《',
    title(document),
    '》',
    ...(clause.heading !== '' ? ['“', name(clause.heading), '”'] : []),
    '，只给那里的企业',
    cite(clause),
    '。',
  );
}

/** The file is not known, the place has no texts, or the texts that apply there say nothing of what is asked. */
function sayWhy(
  writer: Writer,
  { question, uncoveredRegion }: Evidence,
  above: readonly string[],
  unsaid: readonly string[],
  knowledge: Knowledge,
): void {
  const places = above.flatMap((code, i) => [i > 0 ? '、' : '', name(regionName(code))]);
  if (question.unknownNumbers.length > 0) sayFixed(writer, 'declined-file', knowledge);
  else if (above.length > 0 && unsaid.length > 0)
    writer.say('收录的', ...places, '的政策没有写', unsaid.join('、'), '。');
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
      '的政策里，没有能回答这个问题的条款。',
    );
  } else if (above.length > 0) writer.say('收录的', ...places, '的政策里，没有能回答这个问题的条款。');
  else sayFixed(writer, 'declined-clause', knowledge);
}

/** The nearest thing known, marked as another. */
function sayNearest(writer: Writer, { clause, document }: Ranked): void {
  const place = document.region ? [name(regionName(document.region)), '的'] : [];
  writer.say(
    '最接近的是',
    ...place,
    '《',
    title(document),
    '》',
    ...(clause.heading !== '' ? ['“', name(clause.heading), '”'] : clause.locator === '前言' ? ['的前言'] : []),
    cite(clause),
    '，但它不是您问的内容。',
  );
}

/** Where it is asked what there is: measures of the place, those first that are called most like it; without a place, which places are known. */
function sayNearby(writer: Writer, { question }: Evidence, above: readonly string[], knowledge: Knowledge): void {
  if (question.regions.length === 0) {
    const held = placesOf(knowledge).flatMap((code, i) => [i > 0 ? '、' : '', name(regionName(code))]);
    writer.say('收录的是', ...held, '的政策，请说出企业在哪里、想问哪种资质或用途的支持。');
    return;
  }
  const words = pairsOf(question.searched);
  const carriers = new Set(knowledge.language.classes.get('carrier'));
  const like = (called: string): number =>
    [...pairsOf(called)].filter((pair) => words.has(pair) && !carriers.has(pair)).length;
  const listed = question.aspects.includes('list') || question.act.act === 'what-can-i-get';
  const here = [...knowledge.book.rules.values()]
    .filter((rule) => above.includes(String(rule.scope?.region ?? '')) && (listed || like(rule.title) > LIKE))
    .sort((a, b) => like(b.title) - like(a.title))
    .slice(0, NEARBY);
  if (here.length > 0)
    writer.say('那里收录的是别的支持，例如：', ...here.flatMap((r, i) => [i > 0 ? '、' : '', name(r.title)]), '。');
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
