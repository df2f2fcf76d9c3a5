import type { PolicyDocument } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { sentencesFor } from '../../knowledge/replies.ts';
import { NATIONAL, regionName, regionsAbove } from '../../language/region.ts';
import { cite, name, title, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { pairsOf } from '../evidence/sentences.ts';

/** How many measures of the place a refusal names. */
const NEARBY = 3;

/** Nothing held covers the question: says why, names what is held nearby as such, and whom to ask. No amount. */
export function decline(writer: Writer, evidence: Evidence, knowledge: Knowledge): void {
  const { nearest, question, uncoveredRegion } = evidence;
  const above = coveredAbove(evidence, knowledge);
  sayWhy(writer, evidence, above, knowledge);
  if (nearest) sayNearest(writer, nearest);
  else if (question.unknownNumbers.length === 0 && asksOfPolicy(evidence))
    sayNearby(writer, evidence, above, knowledge);
  if (uncoveredRegion) writer.say('请向', name(uncoveredRegion.name), '的工业和信息化、科技或财政主管部门咨询。');
  else if (nearest || asksOfPolicy(evidence)) sayFixed(writer, 'declined-ask-body', knowledge);
  else sayFixed(writer, 'declined-not-policy', knowledge);
}

function sayFixed(writer: Writer, key: string, { replies }: Knowledge): void {
  for (const sentence of sentencesFor(replies, key)) writer.say(sentence);
}

/** The file is not held, the place has no texts, or the texts that apply there have no such measure. */
function sayWhy(
  writer: Writer,
  { question, uncoveredRegion }: Evidence,
  above: readonly string[],
  knowledge: Knowledge,
): void {
  const places = above.flatMap((code, i) => [i > 0 ? '、' : '', name(regionName(code))]);
  if (question.unknownNumbers.length > 0) sayFixed(writer, 'declined-file', knowledge);
  else if (!uncoveredRegion) sayFixed(writer, 'declined-clause', knowledge);
  else if (above.length === 0) writer.say('没有收录', name(uncoveredRegion.name), '的政策，无法回答。');
  else
    writer.say(
      '没有收录',
      name(uncoveredRegion.name),
      '自己的政策；收录的',
      ...places,
      '的政策里，没有能回答这个问题的条款。',
    );
}

/** The nearest thing held, marked as another. */
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

/** What measures the place has, those first that are called most like what is asked; without a place, which places are held. */
function sayNearby(writer: Writer, { question }: Evidence, above: readonly string[], knowledge: Knowledge): void {
  if (question.regions.length === 0) {
    const held = placesOf(knowledge.documents.values()).flatMap((code, i) => [
      i > 0 ? '、' : '',
      name(regionName(code)),
    ]);
    writer.say('收录的是', ...held, '的政策，请说出企业在哪里、想问哪种资质或用途的支持。');
    return;
  }
  const words = pairsOf(question.searched);
  const carriers = new Set(knowledge.language.classes.get('carrier'));
  const like = (called: string): number =>
    [...pairsOf(called)].filter((pair) => words.has(pair) && !carriers.has(pair)).length;
  const here = [...knowledge.book.rules.values()]
    .filter((rule) => above.includes(String(rule.scope?.region ?? '')))
    .sort((a, b) => like(b.title) - like(a.title))
    .slice(0, NEARBY);
  if (here.length > 0)
    writer.say('那里收录的是别的支持，例如：', ...here.flatMap((r, i) => [i > 0 ? '、' : '', name(r.title)]), '。');
}

/** Of the places asked about and those that they lie in, the ones that have texts. */
function coveredAbove({ question }: Evidence, { documents }: Knowledge): readonly string[] {
  const asked = new Set(question.regions.flatMap((r) => regionsAbove(r.code)));
  return placesOf(documents.values()).filter((code) => asked.has(code));
}

const placesOf = (documents: Iterable<PolicyDocument>): readonly string[] =>
  [...new Set([...documents].flatMap((d) => d.region ?? []))].filter((code) => code !== NATIONAL);

/** The asker wants something of a policy, in whatever words. */
function asksOfPolicy(evidence: Evidence): boolean {
  const { act, signs, regions } = evidence.question;
  return act.act !== 'off-topic' && (evidence.asksSupport || signs.ofMeasures || signs.award || regions.length > 0);
}
