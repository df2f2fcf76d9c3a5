import type { DraftFigure } from '../../contract/draft-figure.ts';
import { VerificationError } from '../../errors.ts';
import { parseFigures } from '../../language/figure.ts';
import type { Binding } from '../draft/draft.ts';
import { clauseFigures } from '../evidence/sentences.ts';
import { type Basis, sameQuantity, verifyBinding } from './binding.ts';

/** Reads what a person is about to send as the gate reads our own: which figure stands in `cited`, was computed or is the asker's. */
export function readDraft(text: string, cited: ReadonlySet<string>, basis: Basis): DraftFigure[] {
  const sources = sourcesNamed(text, cited, basis);
  const documents = new Set([...cited].flatMap((id) => basis.clauses.get(id)?.document ?? []));
  const days = [...documents].flatMap((document) =>
    DAYS.map((field): Binding => ({ origin: 'document', document, field })),
  );
  return parseFigures(text).map((figure) => {
    const source = sources.find(({ start, end }) => start <= figure.start && figure.start < end);
    if (source) return { text: figure.text, start: figure.start, end: figure.end, bound: source.clause };
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
    const bindings: Binding[] = [...clauses, ...decided, ...days, ...asked, { origin: 'date' }];
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

const DAYS = ['issued', 'published', 'effective', 'from', 'to'] as const;

/** Where the words name a cited document by its title or its number, with the place in it that follows: figures of a name tell no quantity. */
function sourcesNamed(text: string, cited: ReadonlySet<string>, { clauses, documents }: Basis) {
  return [...cited].flatMap((id) => {
    const clause = clauses.get(id);
    const document = clause && documents.get(clause.document);
    if (!document) return [];
    return [document.title, document.number ?? ''].flatMap((name) => {
      const found: { readonly start: number; readonly end: number; readonly clause: string }[] = [];
      for (let start = text.indexOf(name); name && start >= 0; start = text.indexOf(name, start + 1)) {
        let end = start + name.length;
        while (end < text.length && '》） '.includes(text[end] ?? '')) end += 1;
        if (text.startsWith(clause.locator, end)) end += clause.locator.length;
        found.push({ start, end, clause: id });
      }
      return found;
    });
  });
}

function restsOn(binding: Binding): string {
  if (binding.origin === 'clause') return binding.clause;
  if (binding.origin === 'calculation') return binding.rule;
  if (binding.origin === 'document') return binding.document;
  return binding.origin === 'user' ? 'asked' : 'as-of';
}
