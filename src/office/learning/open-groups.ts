import { z } from 'zod';
import { groupAlike } from '../../language/group-alike.ts';
import { OPEN_QUESTION, type OpenQuestion } from '../../store/open-questions.ts';
import type { Transaction } from '../../store/port.ts';
import { type Kept, Shelf } from '../shelf.ts';

const Open = z.object({
  question: z.string(),
  why: z.enum([
    'nothing-held',
    'place-not-held',
    'document-not-held',
    'not-in-clause',
    'rule-locked',
    'refused',
    'failed',
    'useless',
  ]),
  clause: z.string().nullable(),
  times: z.number(),
}) satisfies z.ZodType<OpenQuestion>;

/** Questions that wait for a person's answer, each of one asker in one chat. */
export const OPEN = new Shelf<OpenQuestion>(OPEN_QUESTION, Open);

/** Questions that ask the same; `asked` names each, `also` the other wordings, `last` is milliseconds since 1970. */
export interface OpenGroup extends OpenQuestion {
  readonly id: string;
  readonly also: readonly string[];
  readonly asked: readonly string[];
  readonly last: number;
}

/** How the groups are ordered: the most often asked first, or the newest. */
export type Order = 'often' | 'new';

/** So many of the newest are grouped. */
export const MOST_GROUPED = 1000;
/** How much of their character pairs two questions share to be the same; about one clause less does. */
const SAME = 0.6;
const ABOUT_ONE_CLAUSE = 0.25;

/** The open questions, near-same wordings together; `older`: there are more than are grouped at once. */
export async function openGroups(
  tx: Transaction,
  order: Order,
): Promise<{ readonly groups: readonly OpenGroup[]; readonly older: boolean }> {
  const found = await OPEN.list(tx, null, 0, MOST_GROUPED + 1);
  const open = found.slice(0, MOST_GROUPED);
  const groups = groupAlike(
    open.sort((a, b) => b.value.times - a.value.times || b.at - a.at),
    ({ value }) => value.question,
    (a, b, likeness) => likeness >= (isAboutOne(a, b) ? ABOUT_ONE_CLAUSE : SAME),
  );
  const newer = (a: OpenGroup, b: OpenGroup): number => b.last - a.last;
  const oftener = (a: OpenGroup, b: OpenGroup): number => b.times - a.times || newer(a, b);
  const ordered = groups
    .flatMap((group) => group.slice(0, 1).map((first) => groupOf(first, group)))
    .sort(order === 'often' ? oftener : newer);
  return { groups: ordered, older: found.length > MOST_GROUPED };
}

const isAboutOne = (a: Kept<OpenQuestion>, b: Kept<OpenQuestion>): boolean =>
  a.value.clause !== null && a.value.clause === b.value.clause;

const groupOf = ({ id, value }: Kept<OpenQuestion>, group: readonly Kept<OpenQuestion>[]): OpenGroup => ({
  id,
  ...value,
  clause: group.find((one) => one.value.clause !== null)?.value.clause ?? null,
  also: [...new Set(group.map((one) => one.value.question))].filter((other) => other !== value.question),
  asked: group.map((one) => one.id),
  times: group.reduce((sum, one) => sum + one.value.times, 0),
  last: Math.max(...group.map(({ at }) => at)),
});
