import type { LanguageData } from '../../knowledge/language-data.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { OnScale } from './fragment-for.ts';
import { alikeInKind, kindBefore } from './kinds-of-sum.ts';
import { lineMissed } from './line-missed.ts';
import type { OwnWorked } from './worked-shape.ts';

type Reached = OwnWorked | OnScale | null;

const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);

/** The line of the very sentences that pay which another figure than the one paid on misses; `unclear` where figures of two years stand on both sides of it. */
export function ownLineMissed(
  { own, question }: Evidence,
  reached: OwnWorked,
  of: Ranked,
  language: LanguageData,
): Extract<OnScale, { lead: 'below' }> | 'unclear' | null {
  const taken = [...('said' in reached ? [reached.said] : []), ...('by' in reached ? [reached.by] : [])];
  const figures = own.figures.filter((f) => !taken.some((one) => one?.start === f.start));
  const beside = reached.sentences.map((sentence) => ({ clause: reached.clause, sentence }));
  const { below } = lineMissed({ own: { ...own, figures }, question }, beside, of, language);
  const lines = reached.sentences.flatMap(({ start, figures: held }) =>
    held
      .filter(({ bound }) => FLOORS.has(bound))
      .map((line) => ({ line, words: reached.clause.text.slice(start, line.start) })),
  );
  if (below) {
    // 10亿元以上、5亿元以上到10亿元: 7亿 misses the one line and reaches the other.
    const reaches = lines.some(
      ({ line: { unit, value } }) => unit === below.said.unit && Number(below.said.value) >= Number(value),
    );
    return reaches || isOfYears(below.said, figures) ? 'unclear' : below;
  }
  const isUnclear = lines.some(({ line, words }) => {
    const alike = figures.filter((f) => f.unit === line.unit && f.year !== null);
    const isMeasured = alike.some((f) => alikeInKind(kindBefore(f, language) ?? f.around, words, language) === 2);
    return alike.length > 1 && isMeasured && alike.some((f) => Number(f.value) < Number(line.value));
  });
  return isUnclear ? 'unclear' : null;
}

/** Another year's figure is told beside it. */
const isOfYears = (
  said: { readonly start: number; readonly unit: string },
  figures: readonly StatedFigure[],
): boolean => figures.filter((f) => f.unit === said.unit && f.year !== null).length > 1;

/** 500万美元，其中只有150万美元; 申请了5个，通过2个: fewer than what something was worked out of is what counts. */
export function isOfMore({ own }: Evidence, reached: Reached, language: LanguageData): boolean {
  const start = reached && 'said' in reached ? reached.said?.start : undefined;
  const at = own.figures.findIndex((f) => f.start === start);
  const said = own.figures[at];
  const next = own.figures.slice(at + 1).find((f) => said !== undefined && f.unit === said.unit);
  if (!said || !next || Number(next.value) >= Number(said.value)) return false;
  // It was taken off already.
  if (reached && 'less' in reached && reached.less?.start === next.start) return false;
  const [whole, part] = [kindBefore(said, language), kindBefore(next, language)];
  // 研发费400万，其中设备150万: what is called by another name is no less of the same.
  if (whole !== null && part !== null && alikeInKind(whole, part, language) === 0) return false;
  const before = next.around.slice(0, Math.max(0, next.around.indexOf(next.text)));
  return [before, next.beside].some((words) => language.pattern('{fewer-of-them}').test(words));
}

/** 入驻达到20家 is missed by no number of those that have newly come: how many there are in all is not told. */
export function isOfNewAlone({ own }: Evidence, reached: Reached, language: LanguageData): boolean {
  if (reached?.lead !== 'below' || reached.least.unit !== 'count') return false;
  const { clause, least } = reached;
  const isNew = (words: string): boolean => language.pattern('{newly-come}').test(words);
  const lineOf = /[^，,。；;]*$/.exec(clause.text.slice(0, least.start))?.[0] ?? '';
  const alike = own.figures.filter(({ unit, noun }) => unit === least.unit && noun === least.noun);
  return !isNew(lineOf) && alike.some(({ around, text }) => isNew(around.slice(0, Math.max(0, around.indexOf(text)))));
}
