import type { Figure } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import type { Evidence } from './evidence.ts';
import type { Lead } from './plan-to-say.ts';
import type { StatedProvision } from './provisions-asked.ts';
import { sentencesOf } from './sentences.ts';

/** Of lists that are told the one item that begins at a line which the asker's own figure reaches (50万元以上的，须…); null where it is none or several. */
export function pointedItem(
  { own }: Evidence,
  provisions: readonly StatedProvision[],
): Extract<Lead, { lead: 'pointed' }> | null {
  const said = own.figures.filter((f) => !f.vague && !isOneOrTwo(f) && /^(?:CNY|USD|count)$/.test(f.unit));
  const found = provisions.flatMap(({ items }) =>
    items.flatMap((clause) =>
      sentencesOf(clause).flatMap((sentence) => {
        const reached = said.find((f) => sentence.figures.some((line) => reaches(f, line)));
        return reached ? [{ lead: 'pointed' as const, said: reached, clause, sentence }] : [];
      }),
    ),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

const reaches = (said: Figure, line: Figure): boolean =>
  line.bound === 'at-least' &&
  line.unit === said.unit &&
  line.noun === said.noun &&
  Number(said.value) >= Number(line.value);
