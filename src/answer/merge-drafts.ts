import type { Draft, Segment, Statement } from './draft/draft.ts';

/** A draft that answers one of several questions, and the words of that question. */
export interface Answered {
  readonly asked: string;
  readonly draft: Draft;
}

/** One draft for several questions, each answer under the words of its question; `asked` is their text as one. */
export function mergeDrafts(answers: readonly Answered[]): { readonly draft: Draft; readonly asked: string } {
  const statements: Statement[] = [];
  const told = new Set<string>();
  const notices: Draft['notices'][number][] = [];
  let at = 0;
  for (const { asked, draft } of answers) {
    const from = at;
    const move = (statement: Statement): Statement => statement.map((s) => moved(s, from));
    const words = asked.replace(/[“”\n].*$/s, '').slice(0, 60);
    if (words !== '')
      statements.push([
        { kind: 'text', text: '您问的“' },
        { kind: 'words', text: words, start: from, end: from + words.length },
        { kind: 'text', text: '”：' },
      ]);
    const own = draft.statements.map(move);
    const fresh = own.filter((s) => !told.has(JSON.stringify(s)));
    // An answer that says nothing new still answers.
    statements.push(...(fresh.some(cites) ? fresh : own.slice(0, 1)));
    for (const statement of own.filter(cites)) told.add(JSON.stringify(statement));
    notices.push(...draft.notices.map((n) => ({ ...n, say: move(n.say) })));
    at += asked.length + 1;
  }
  const drafts = answers.map((a) => a.draft);
  return {
    asked: answers.map((a) => a.asked).join('\n'),
    draft: {
      outcome: 'answer',
      statements: closingLast(statements),
      citations: [...new Set(drafts.flatMap((d) => d.citations))],
      calculations: drafts.flatMap((d) => d.calculations),
      choices: [],
      notices: notices.filter((n, i) => notices.findIndex((m) => JSON.stringify(m) === JSON.stringify(n)) === i),
    },
  };
}

const cites = (statement: Statement): boolean => statement.some((s) => s.kind === 'citation');

/** A closing remark that several answers share stands at the end. */
function closingLast(statements: readonly Statement[]): Statement[] {
  const keys = statements.map((s) => JSON.stringify(s));
  return statements.filter((s, i) => cites(s) || keys.lastIndexOf(keys[i] ?? '') === i);
}

/** The asker's own words stand further on in the text of all the questions. */
function moved(segment: Segment, by: number): Segment {
  if (segment.kind === 'words') return { ...segment, start: segment.start + by, end: segment.end + by };
  if (segment.kind !== 'figure' || segment.binding.origin !== 'user') return segment;
  const { start, end } = segment.binding;
  return { ...segment, binding: { origin: 'user', start: start + by, end: end + by } };
}
