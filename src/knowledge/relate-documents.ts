import type { PolicyDocument } from './document.ts';

/** Each document with what puts it out of force, and an explanation with the policy that it explains, where both are known. */
export function relateDocuments(documents: ReadonlyMap<string, PolicyDocument>): ReadonlyMap<string, PolicyDocument> {
  const related = withRepeals(documents);
  const policies = [...related.values()].filter(({ explains }) => explains === null);
  return new Map(
    [...related].map(([id, document]) => {
      const explained = policies.filter(({ title, region }) => {
        const named = keyOf(document.explains ?? '');
        return named.length >= SHORTEST && region === document.region && keyOf(title).includes(named);
      });
      const newest = explained.sort((a, b) => (b.effective ?? '').localeCompare(a.effective ?? ''))[0];
      return [id, newest ? Object.freeze({ ...document, explained: newest }) : document];
    }),
  );
}

/** So many characters no title is shorter than that names one policy. */
const SHORTEST = 6;

/** By number, else by title. */
function withRepeals(documents: ReadonlyMap<string, PolicyDocument>): ReadonlyMap<string, PolicyDocument> {
  const out = new Map(documents);
  for (const by of documents.values()) {
    const on = by.effective ?? by.issued;
    if (!on || on.length < 10) continue;
    for (const named of by.repeals)
      for (const old of documents.values())
        if (old !== by && isNamed(old, named, by)) {
          const clause = by.clauses.findLast(({ text }) => keyOf(text).includes(keyOf(named)));
          if (clause) out.set(old.id, Object.freeze({ ...old, repealed: { by, on, clause } }));
        }
  }
  return out;
}

/** By title only a text of the same place that is not younger. */
function isNamed(old: PolicyDocument, named: string, by: PolicyDocument): boolean {
  if (old.number && keyOf(old.number) === keyOf(named)) return true;
  if (keyOf(old.title) !== keyOf(named) || old.region !== by.region) return false;
  const [before, after] = [old.effective ?? old.issued, by.effective ?? by.issued];
  return before === null || after === null || before < after;
}

const keyOf = (text: string): string => text.replace(/[^\p{Script=Han}\da-zA-Z]/gu, '');
