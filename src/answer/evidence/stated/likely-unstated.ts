import type { AskedPoint } from '../../../understand/asked-points.ts';
import { isBare } from '../bare.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import type { PlanOfClauses } from '../plan-to-say.ts';
import { shippedStatedTable } from './stated-table.ts';

/** From here on nine of ten messages ask what their clause does not say outright, where it is the right one; of those that ask several things it takes more, for it may say another of them. */
const UNSAID = 0.6;
const OF_SEVERAL = 0.8;
/** A kind that is less likely is not named. */
const SURE = 0.4;

/** What is unsaid, as a reply calls it, by the kind that is asked. */
const CALLED: Readonly<Record<string, string>> = {
  again: '能不能再次享受',
  amount: '具体给多少',
  counts: '您说的这种情形算不算',
  how: '具体怎么办',
  list: '具体有哪些',
  materials: '要交什么材料',
  payout: '钱什么时候给、怎么给',
  share: '具体比例',
  target: '您问的这个数',
  term: '具体期限',
  threshold: '要达到多少才行',
  together: '能不能同时享受',
  when: '具体时间',
  where: '具体在哪里',
  which: '具体是哪些',
  who: '具体是谁',
};
const ANY = '您问的这一点';
/** A longer point is not repeated to the asker, nor one that is all of the message but for so many characters. */
const SHORT = 24;
const REST = 3;

/** What is left unsaid: as a reply calls it, or in the asker's words. */
type Unstated = Pick<PlanOfClauses, 'unsaid' | 'leftOut'>;

/** What a clause of a document whose questions are known likely leaves unsaid of what is asked first; null where it may well say it. */
export function likelyUnstated({ own }: Pick<Evidence, 'own'>, { clause, document }: Ranked): Unstated | null {
  if (isBare(document)) return null;
  const table = shippedStatedTable();
  const [point, ...others] = own.points.filter(({ asks }) => asks);
  if (table.unsaid(own.wording, clause) < (others.length > 0 ? OF_SEVERAL : UNSAID)) return null;
  const [first] = table.kindsAsked(own.wording);
  const ofSum = own.signs.money || own.signs.award || own.aspects.includes('amount');
  const called = first && first.share >= SURE && (first.kind !== 'amount' || ofSum) ? CALLED[first.kind] : undefined;
  const length = point?.text.length ?? 0;
  const isPart = length <= Math.min(SHORT, own.wording.length - REST);
  if (called === undefined && point && isPart) return { unsaid: [], leftOut: [point] };
  return { unsaid: [called ?? ANY], leftOut: [] };
}

/** Whether a clause likelier leaves unsaid than says what one of several points asks. */
export const mayBeUnstated = ({ text }: Pick<AskedPoint, 'text'>, clause: Ranked['clause']): boolean =>
  shippedStatedTable().unsaid(text, clause) >= AS_LIKELY;
const AS_LIKELY = 0.5;

/** Whether a clause of a document whose questions are known likely leaves unsaid what one of several points asks. */
export function isLikelyUnstated(
  { text }: Pick<AskedPoint, 'text'>,
  { clause, document }: Pick<Ranked, 'clause' | 'document'>,
): boolean {
  return !isBare(document) && shippedStatedTable().unsaid(text, clause) >= OF_SEVERAL;
}
