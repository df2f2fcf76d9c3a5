import type { Clause } from '../knowledge/document.ts';
import { type Figure, parseFigures } from '../language/figure.ts';

/** What became of one clause. `gone` and `fresh` are the figures that only the old or only the new text has, as printed. */
export interface Difference {
  readonly clause: string;
  readonly locator: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly gone: readonly string[];
  readonly fresh: readonly string[];
}

/** Clause by clause, what a new revision says differently; white space is no difference. */
export function differencesOf(before: readonly Clause[], after: readonly Clause[]): Difference[] {
  const old = new Map(before.map((clause) => [clause.id, clause]));
  const now = new Map(after.map((clause) => [clause.id, clause]));
  const found: Difference[] = [];
  for (const clause of after) {
    const was = old.get(clause.id);
    if (was && flat(was) === flat(clause)) continue;
    found.push({
      clause: clause.id,
      locator: clause.locator,
      kind: was ? 'changed' : 'added',
      ...figures(was, clause),
    });
  }
  for (const clause of before)
    if (!now.has(clause.id))
      found.push({ clause: clause.id, locator: clause.locator, kind: 'removed', ...figures(clause, undefined) });
  return found;
}

const flat = (clause: Clause): string => `${clause.heading}|${clause.text}|${clause.bodies}`.replace(/\s+/g, '');

function figures(was: Clause | undefined, is: Clause | undefined): { gone: string[]; fresh: string[] } {
  const before = counted(was);
  const after = counted(is);
  // Said once or twice is the same: a restated text repeats a year for clarity.
  const only = (these: readonly Figure[], those: readonly Figure[]): string[] => {
    const there = new Set(those.map(key));
    return [
      ...new Map(
        these.filter((figure) => !there.has(key(figure))).map((figure) => [key(figure), figure.text.trim()]),
      ).values(),
    ];
  };
  return { gone: only(before, after), fresh: only(after, before) };
}

const key = (figure: Figure): string => `${figure.value} ${figure.unit}`;
const counted = (clause: Clause | undefined): Figure[] =>
  clause ? parseFigures(clause.text).filter((figure) => !['ordinal', 'document', 'number'].includes(figure.unit)) : [];

/** The difference in a line for a person. */
export function sayDifference(difference: Difference): string {
  const kind = { added: '新增', removed: '删除', changed: '改动' }[difference.kind];
  const parts = [
    difference.gone.length ? `原有数字：${difference.gone.join('、')}` : '',
    difference.fresh.length ? `现有数字：${difference.fresh.join('、')}` : '',
  ].filter(Boolean);
  return `${kind} ${difference.locator}${parts.length ? `（${parts.join('；')}）` : ''}`;
}

const DENIES = /不予|不得|不再|不享受|除外|停止|暂停|取消|废止|撤销|追回|终止/;
const GRANTS = /给予|奖励|补助|补贴|贴息|资助|减免|返还|支持/;

/** The old and the new text of a clause one under the other, what was denied or is granted no more before all else; `before` is null where it is not known. */
export function clauseDifference(before: string | null, after: string): string[] {
  if (before === null) return ['原来核对的文本已不可得，请逐字看新文本', `新：${after}`];
  const sentences = (text: string): string[] => text.split(/(?<=[。；\n])/).map((each) => each.replace(/\s+/g, ''));
  const [old, now] = [sentences(before), sentences(after)];
  const fresh = now.filter((each) => each && !old.includes(each));
  const gone = old.filter((each) => each && !now.includes(each));
  return [
    ...fresh.filter((each) => DENIES.test(each)).map((each) => `！新有否定或限制：${each}`),
    ...gone.filter((each) => GRANTS.test(each)).map((each) => `！原有而不再照写的支持：${each}`),
    `旧：${before}`,
    `新：${after}`,
  ];
}

/** True where two texts are of the same words, white space aside. */
export const sameWords = (one: string, other: string): boolean => one.replace(/\s+/g, '') === other.replace(/\s+/g, '');
