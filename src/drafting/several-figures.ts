import type { Figure } from '../language/figure.ts';
import { byRate, bySum } from './award-shapes.ts';
import { partBefore } from './caps-beside.ts';
import { type AwardFound, type AwardWords, keyAt } from './paying-words.ts';
import { withoutSpace } from './piece.ts';

/** What several figures say of one award: a range, or the parts in which a sum is paid. Null where they are of several cases. */
export function ofOneAward(one: AwardWords): AwardFound | null {
  const { rates, fixed } = one;
  if (rates.length === 2 && fixed.length === 0)
    return inRange(one, rates, (low) => byRate({ ...one, rates: [low] }, low));
  if (rates.length > 0) return null;
  if (fixed.length === 2) return inRange(one, fixed, (low) => bySum({ ...one, fixed: [low] }, low));
  return inParts(one);
}

/** 5%—20%, 20万元至50万元: read at its lower end, calculated with its upper. */
function inRange(
  one: AwardWords,
  [low, high]: readonly Figure[],
  read: (low: Figure) => AwardFound,
): AwardFound | null {
  if (!low || !high || !one.reader.holds('draft-range-join', one.text.slice(low.end, high.start))) return null;
  const found = read(low);
  if ('why' in found) return found;
  const top = withoutSpace(high.text);
  const key = ['rate', 'fixed', 'each'].find((k) => k in found.amount);
  if (!key || Number(high.value) <= Number(low.value)) return null;
  const amount = { ...found.amount, [key]: top };
  return {
    ...found,
    promise: 'up-to',
    amount,
    from: low,
    keys: [...found.keys, keyAt('award.from', low), keyAt(`award.amount.${key}`, high)],
  };
}

/** 10万元（第一年5万元，第二年3万元，第三年2万元）: the parts make the whole. */
function inParts(one: AwardWords): AwardFound | null {
  const [whole, ...parts] = one.fixed;
  if (!whole || parts.length < 2) return null;
  const when = parts.map((f) => one.reader.all('draft-instalment', partBefore(one.text, f)).at(-1)?.text);
  const total = parts.reduce((sum, f) => sum + Number(f.value), 0);
  if (when.some((w) => w === undefined) || total !== Number(whole.value)) return null;
  const found = bySum({ ...one, fixed: [whole] }, whole);
  if ('why' in found || !('fixed' in found.amount)) return null;
  const paid = parts.map((f, i) => ({ when: when[i] ?? '', sum: withoutSpace(f.text) }));
  const spans = parts.map((f, i) => ({
    key: 'award.paid',
    start: f.start - partBefore(one.text, f).length,
    end: f.end,
    i,
  }));
  return { ...found, paid, keys: [...found.keys, ...spans.map(({ key, start, end }) => ({ key, start, end }))] };
}
