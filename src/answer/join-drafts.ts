import type { Draft, Statement } from './draft/draft.ts';
import { moveWords } from './draft/move-words.ts';
import type { Decided } from './evidence/evidence.ts';

/** A draft, the text that the asker's words in it are repeated from, and the calculations that it may tell. */
export interface Piece {
  readonly draft: Draft;
  readonly asked: string;
  readonly decided: readonly Decided[];
}

/** One reply out of an answer, what was done before it, and what is remarked below it. */
export function withAround(before: readonly Piece[], main: Piece, after: readonly Piece[]): Piece {
  let { asked } = main;
  const place = (piece: Piece): readonly Statement[] => {
    const by = asked.length + 1;
    asked = `${asked}\n${piece.asked}`;
    return piece.draft.statements.map((s) => moveWords(s, by));
  };
  const opening = [...before.map(place), ...main.draft.opening];
  const closing = [...main.draft.closing, ...after.map(place)];
  const decided = [...before, main, ...after].flatMap((piece) => piece.decided);
  return { draft: { ...main.draft, opening, closing }, asked, decided };
}

/** One draft for several questions, each answer under the words of its question. */
export function answerEach(answers: readonly Piece[]): Piece {
  const statements: Statement[] = [];
  const said = new Set<string>();
  const notices: Draft['notices'][number][] = [];
  let at = 0;
  for (const { asked, draft } of answers) {
    const from = at;
    const move = (statement: Statement): Statement => moveWords(statement, from);
    const words = asked.replace(/[“”\n].*$/s, '').slice(0, 60);
    if (words !== '')
      statements.push([
        { kind: 'text', text: '您问的“' },
        { kind: 'words', text: words, start: from, end: from + words.length },
        { kind: 'text', text: '”：' },
      ]);
    const own = draft.statements.map(move);
    const fresh = own.filter((s) => !said.has(JSON.stringify(s)));
    // An answer that says nothing new still answers.
    statements.push(...(fresh.some(cites) ? fresh : own.slice(0, 1)));
    for (const statement of own.filter(cites)) said.add(JSON.stringify(statement));
    notices.push(...draft.notices.map((n) => ({ ...n, say: move(n.say) })));
    at += asked.length + 1;
  }
  const drafts = answers.map((a) => a.draft);
  const told = answers.flatMap((a) => a.decided.filter((d) => a.draft.calculations.includes(d.calculation)));
  return {
    asked: answers.map((a) => a.asked).join('\n'),
    decided: told.filter((d, i) => told.findIndex((e) => same(e, d)) === i),
    draft: {
      outcome: 'answer',
      opening: [],
      closing: [],
      statements: closingLast(statements),
      citations: [...new Set(drafts.flatMap((d) => d.citations))],
      calculations: drafts.flatMap((d) => d.calculations),
      choices: [],
      notices: notices.filter((n, i) => notices.findIndex((m) => JSON.stringify(m) === JSON.stringify(n)) === i),
    },
  };
}

const same = (a: Decided, b: Decided): boolean => JSON.stringify(a.calculation) === JSON.stringify(b.calculation);

const cites = (statement: Statement): boolean => statement.some((s) => s.kind === 'citation');

/** A closing remark that several answers share stands at the end. */
function closingLast(statements: readonly Statement[]): Statement[] {
  const keys = statements.map((s) => JSON.stringify(s));
  return statements.filter((s, i) => cites(s) || keys.lastIndexOf(keys[i] ?? '') === i);
}
