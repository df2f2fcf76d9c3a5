import type { PolicyDocument } from '../../knowledge/document.ts';
import type { Fault } from '../../knowledge/fault.ts';
import type { RuleFile } from '../../knowledge/measure.ts';
import { faultAt } from './figures-in-clause.ts';

/** The relations that measures' files state: the clause holds the words, and whom they name is known. */
export function checkRelations(
  files: readonly RuleFile[],
  documents: ReadonlyMap<string, PolicyDocument>,
): readonly Fault[] {
  const clauses = new Map([...documents.values()].flatMap((d) => d.clauses.map((c) => [c.id, c.text] as const)));
  const rules = new Set(files.map(({ data }) => data.id));
  return files.flatMap((file) =>
    file.data.relations.flatMap(({ clause, words, with: named }, i) => {
      const path = ['relations', i];
      const text = clauses.get(clause);
      const unheld =
        text === undefined
          ? [`没有条款 ${clause}`]
          : text.includes(words)
            ? []
            : [`${clause} 没有写“${words}”：照抄条款里的字`];
      const unknown = named.filter((id) => !rules.has(id) && !clauses.has(id));
      return [...unheld, ...unknown.map((id) => `没有措施也没有条款 ${id}`)].map((what) => faultAt(file, path, what));
    }),
  );
}
