import type { DraftFigure } from '../../contract/draft-figure.ts';
import { VerificationError } from '../../errors.ts';
import { parseFigures } from '../../language/figure.ts';
import type { Binding } from '../draft/draft.ts';
import { clauseFigures } from '../evidence/sentences.ts';
import { type Basis, sameQuantity, verifyBinding } from './binding.ts';

/** Reads what a person is about to send as the gate reads our own: which figure stands in `cited`, was computed or is the asker's. */
export function readDraft(text: string, cited: ReadonlySet<string>, basis: Basis): DraftFigure[] {
  return parseFigures(text).map((figure) => {
    const place = { text, start: figure.start, cited, basis };
    const clauses = [...cited].flatMap((clause) =>
      (basis.clauses.has(clause) ? clauseFigures(basis.clauses.get(clause)!) : [])
        .filter((held) => sameQuantity(figure, held))
        .map(({ start, end }): Binding => ({ origin: 'clause', clause, start, end })),
    );
    const decided = basis.decided.flatMap(({ calculation: { rule } }, at) =>
      PARTS.map((part): Binding => ({ origin: 'calculation', rule, case: at, part })),
    );
    const asked = parseFigures(basis.asked).map(({ start, end }): Binding => ({ origin: 'user', start, end }));
    const bindings: Binding[] = [...clauses, ...decided, ...asked, { origin: 'date' }];
    const binding = bindings.find((each) => {
      try {
        verifyBinding(figure, each, place);
        return true;
      } catch (error) {
        if (error instanceof VerificationError) return false;
        throw error;
      }
    });
    return { text: figure.text, start: figure.start, end: figure.end, bound: binding ? restsOn(binding) : null };
  });
}

const PARTS = ['amount', 'low', 'high', 'atMost'] as const;

function restsOn(binding: Binding): string {
  if (binding.origin === 'clause') return binding.clause;
  if (binding.origin === 'calculation') return binding.rule;
  return binding.origin === 'user' ? 'asked' : 'as-of';
}
