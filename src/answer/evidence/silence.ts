import type { LanguageData } from '../../knowledge/language-data.ts';
import type { AskedPoint } from '../../understand/asked-points.ts';
import { type ActTable, readTable } from '../../understand/learned/act-table.ts';
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
  const featuresOf = silenceFeatures(evidence, ranked, language);
  const points = own.points.flatMap((point) => {
    const told = withNameBefore(point, names);
    // Fallen back on what was talked of, a question that names another thing is not about that.
    const asksForAName = question.goesOn || point.asksToBeCovered;
    if (asksForAName && names.some(({ word }) => told.text.includes(word))) return [told];
    const features = featuresOf(point);
    const [rated] = shippedTable().rate(features).aspects;
    return !features.includes(ALL_STATED) && rated !== undefined && rated.score > LEFT_OUT ? [told] : [];
  });
  return { points, all: points.length > 0 && points.length === own.points.length };
}

/** 我们是民办医院,补贴有份没: a point that leans on what is told before it and mentioned nowhere, with that. */
function withNameBefore(point: AskedPoint, names: readonly Topic[]): AskedPoint {
  const has = (words: string) => names.some(({ word }) => words.includes(word));
  const wider = point.wider.find(({ text, start }) => has(text.slice(0, point.start - start)));
  return has(point.text) ? point : { ...point, ...wider };
}
