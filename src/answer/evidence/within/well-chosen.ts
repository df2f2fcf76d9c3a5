import { isBare } from '../bare.ts';
import type { Ranked } from '../evidence.ts';
import type { NotGranted } from '../plan-to-say.ts';

/** Of what a document does not say its likeliest clause seldom is as likely: of questions about invented documents that it answers 85 % are, of others 30 %. */
const LIKELY = 0.75;
/** What was learned of answers at all tells nine of ten of the former from two of three of the latter. */
const ANSWERS = -2;

/** The clause of an ingested document that surely is meant among all of them: that it uses other words denies nothing of what is asked. */
export const isWellChosen = ({ document, likely, answers }: Ranked): boolean =>
  isBare(document) && (likely ?? 0) >= LIKELY && (answers ?? 0) > ANSWERS;

/** What the very clause that is meant says in other words it does not leave out; whose it is and of which level it still tells. */
export const byOthersIf = (meant: boolean, what: NotGranted | null): NotGranted | null =>
  meant && what !== null && !OF_OTHERS.has(what) ? null : what;
const OF_OTHERS: ReadonlySet<NotGranted> = new Set(['by-this-payer', 'this-level', 'tax-rate']);
