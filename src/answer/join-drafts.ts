import type { Draft, Statement } from './draft/draft.ts';
import { moveWords, ofCase } from './draft/move-words.ts';
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
  const decided: Decided[] = [];
  let at = 0;
  for (const { asked, draft, decided: mine } of answers) {
    const from = at;
    const first = decided.length;
    decided.push(...mine);
    const indexOf = (rule: string) => {
      const i = mine.findIndex((d) => d.calculation.rule === rule);
      return i < 0 ? undefined : first + i;
    };
    const move = (statement: Statement): Statement => ofCase(moveWords(statement, from), indexOf);
    const words = asked.replace(/[“”\n].*$/s, '').slice(0, 60);
    if (words !== '')
      statements.push([
        { kind: 'text', text: '您问的“' },
        { kind: 'words', text: words, start: from, end: from + words.length },
        { kind: 'text', text: '”：' },
      ]);
    const own = draft.statements.map((s) => ({ key: JSON.stringify(moveWords(s, from)), statement: move(s) }));
    const fresh = own.filter(({ key }) => !said.has(key));
    // An answer that says nothing new still answers.
    const told = fresh.some(({ statement }) => cites(statement)) ? fresh : own.slice(0, 1);
    statements.push(...told.map(({ statement }) => statement));
    for (const { key, statement } of own) if (cites(statement)) said.add(key);
    notices.push(...draft.notices.map((n) => ({ ...n, say: move(n.say) })));
    at += asked.length + 1;
  }
  const drafts = answers.map((a) => a.draft);
  return {
    asked: answers.map((a) => a.asked).join('\n'),
    decided,
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

const cites = (statement: Statement): boolean => statement.some((s) => s.kind === 'citation');

/** A closing remark that several answers share stands at the end. */
function closingLast(statements: readonly Statement[]): Statement[] {
  const keys = statements.map((s) => JSON.stringify(s));
  return statements.filter((s, i) => cites(s) || keys.lastIndexOf(keys[i] ?? '') === i);
}
