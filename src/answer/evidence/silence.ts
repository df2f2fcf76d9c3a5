import type { LanguageData } from '../../knowledge/language-data.ts';
import { type AskedPoint, askedPoints, LONGEST_POINT } from '../../understand/asked-points.ts';
import { type ActTable, readTable } from '../../understand/learned/act-table.ts';
import type { Question } from '../../understand/question.ts';
import type { Topic } from '../../understand/topic.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { mentionsOf } from './mentions.ts';
import { ALL_STATED, silenceFeatures } from './silence-features.ts';

let shipped: ActTable | undefined;

/** The table that ships, read when first asked for. */
function shippedTable(): ActTable {
  shipped ??= readTable(new URL('silence-table.json', import.meta.url));
  return shipped;
}

/** A word that weighs less names nothing. */
const NAMES = 0.75;
/** Asks whether something is covered: 网商贷算不算, 个体户能拿吗, 样机行不行. */
const COVER = ['{asks-to-be-covered}', '{verb-not-verb}'];
/** A stretch before a quotation that is shorter asks nothing by itself. */
const SHORTEST = 5;
/** In logits: above it a clause is taken to leave a point out. */
const LEFT_OUT = 0.6;

/** Of the points that a question asks, those that the clause which is nearest to it does not write. */
export function leftOutBy(
  evidence: Evidence,
  ranked: Ranked,
  language: LanguageData,
): { readonly points: readonly AskedPoint[]; readonly all: boolean } {
  const mention = mentionsOf(evidence, ranked);
  const { own, question, slots } = evidence;
  const names = own.topics.filter(
    ({ word, weight }) =>
      weight >= NAMES &&
      (question.goesOn ? mention(word) !== 'clause' : mention(word) === null) &&
      !language.pattern('{only-asks}').test(word) &&
      !slots.some((s) => s.words.includes(word)),
  );
  const asked = askedPoints(own.text, language).flatMap((point) => withoutQuotation(point));
  const featuresOf = silenceFeatures(evidence, ranked, language);
  const points = asked.flatMap((point) => {
    const told = withNameBefore(point, own, names);
    // Fallen back on what was talked of, a question that names another thing is not about that.
    const asksForAName = question.goesOn || COVER.some((pattern) => language.pattern(pattern).test(point.text));
    if (asksForAName && names.some(({ word }) => told.text.includes(word))) return [told];
    const features = featuresOf(point);
    const [rated] = shippedTable().rate(features).aspects;
    return !features.includes(ALL_STATED) && rated !== undefined && rated.score > LEFT_OUT ? [told] : [];
  });
  return { points, all: asked.length > 0 && points.length === asked.length };
}

/** What stands before a quotation: marks inside a quotation of ours would end it. */
function withoutQuotation(point: AskedPoint): readonly AskedPoint[] {
  const end = point.text.search(/[“”]/);
  if (end < 0) return [point];
  return end < SHORTEST ? [] : [{ text: point.text.slice(0, end), start: point.start, end: point.start + end }];
}

/** 我们是民办医院,补贴有份没: a point that leans on what is told before it and mentioned nowhere, with that. */
function withNameBefore(point: AskedPoint, { text, regions }: Question, names: readonly Topic[]): AskedPoint {
  const has = (words: string) => names.some(({ word }) => words.includes(word));
  if (has(point.text)) return point;
  const starts = [...text.slice(0, point.start).matchAll(/(?:^|(?<=[,，。；;？?！!]))(?=[^,，])/gu)].map(
    (m) => m.index,
  );
  const start = starts.findLast((at) => point.end - at <= LONGEST_POINT && has(text.slice(at, point.start)));
  const elsewhere = start !== undefined && regions.some((r) => r.start >= start && r.end <= point.start);
  const beside = start !== undefined && !elsewhere && !/[。；;？?！!]/.test(text.slice(start, point.start));
  return beside ? { text: text.slice(start, point.end), start, end: point.end } : point;
}
