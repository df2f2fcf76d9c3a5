import type { Draft, Segment, Statement } from './draft/draft.ts';
import { moveWords, ofCase } from './draft/move-words.ts';
import { namedOnce } from './draft/named-once.ts';
import { OVER, OVER_AGAIN } from './draft/over.ts';
import type { Decided } from './evidence/evidence.ts';

type Quote = Extract<Segment, { kind: 'quote' }>;

/** A draft, the text that the asker's words in it are repeated from, and the calculations that it may tell. */
export interface PartialReply {
  readonly draft: Draft;
  readonly asked: string;
  readonly decided: readonly Decided[];
  /** Where in that text the last of what asks ends, where that is known: what stands behind it only tells. */
  readonly asksUntil?: number | undefined;
}

/** One reply out of an answer, what was done before it, and what is remarked below it. */
export function withAround(
  before: readonly PartialReply[],
  main: PartialReply,
  after: readonly PartialReply[],
): PartialReply {
  let { asked } = main;
  const place = (piece: PartialReply): readonly Statement[] => {
    const by = asked.length + 1;
    asked = `${asked}\n${piece.asked}`;
    return piece.draft.statements.map((s) => moveWords(s, by));
  };
  const opening = [...before.map(place), ...main.draft.opening];
  const closing = [...main.draft.closing, ...after.map(place)];
  const decided = [...before, main, ...after].flatMap((piece) => piece.decided);
  return { draft: { ...main.draft, opening, closing }, asked, decided };
}

/** One draft of several, one after another as they are. */
export function answerApart(answers: readonly PartialReply[]): PartialReply {
  const statements = placed(answers).flatMap(({ own }) => own.map(({ statement }) => statement));
  return joined(answers, statements, statements);
}

/** One draft for several questions, each answer under the words of its question. */
export function answerEach(answers: readonly PartialReply[]): PartialReply {
  const said = new Set<string>();
  const statements = placed(answers).flatMap(({ asked, from, own }) => {
    // What answers comes first, whether or not it was said of another; an answer that says nothing new still answers.
    const fresh = own.filter(({ keys }, i) => i === 0 || !keys.every((key) => said.has(key)));
    const told = fresh.some(({ statement }) => cites(statement)) ? fresh : own.slice(0, 1);
    for (const { keys, statement } of own) if (cites(statement)) for (const key of keys) said.add(key);
    return [...headingOf(asked, from), ...told.map(({ statement }) => statement)];
  });
  return joined(answers, statements);
}

/** One draft for several questions that the same clauses answer: what each answer says before it quotes, then the rest, nothing twice. */
export function answerTogether(answers: readonly PartialReply[]): PartialReply {
  const each = placed(answers).map(({ own }) => {
    const quoted = own.findIndex(({ statement }) => statement.some((s) => s.kind === 'quote'));
    const length = quoted < 0 ? own.length : quoted;
    return { first: own.slice(0, length), rest: own.slice(length) };
  });
  const all = [...each.flatMap(({ first }) => first), ...each.flatMap(({ rest }) => rest)];
  const said = new Set<string>();
  const fresh = all.filter(({ keys, statement }) => {
    const isNew = !keys.every((key) => said.has(key)) && !all.some((other) => isPartOf(statement, other.statement));
    for (const key of keys) said.add(key);
    return isNew;
  });
  return joined(
    answers,
    fresh.map(({ statement }) => statement),
  );
}

/** A statement at its place in a reply, and what it tells: the sentences of clauses that it quotes, whatever leads up to them, else its words. */
interface Placed {
  readonly keys: readonly string[];
  readonly statement: Statement;
}

/** The statements of each answer, as they stand in the reply to all. */
function placed(
  answers: readonly PartialReply[],
): readonly { readonly asked: string; readonly from: number; readonly own: readonly Placed[] }[] {
  return movers(answers).map(({ piece: { asked, asksUntil, draft }, from, move }) => {
    const own = draft.statements.map((s) => ({ keys: keysOf(moveWords(s, from)), statement: move(s) }));
    return { asked: asked.slice(0, asksUntil), from, own };
  });
}

/** All that a statement quotes stands in longer quotations of another. */
function isPartOf(statement: Statement, other: Statement): boolean {
  const quotes = statement.filter((s) => s.kind === 'quote');
  const longer = other.filter((s) => s.kind === 'quote');
  const within = (inner: Quote): boolean =>
    longer.some((o) => o.clause === inner.clause && o.start <= inner.start && o.end >= inner.end);
  const length = (some: readonly Quote[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  return quotes.length > 0 && quotes.every(within) && length(longer) > length(quotes);
}

function keysOf(statement: Statement): readonly string[] {
  const quoted = statement.flatMap((s) => (s.kind === 'quote' ? [`${s.clause} ${s.start}-${s.end}`] : []));
  return quoted.length > 0 ? quoted : [JSON.stringify(statement)];
}

/** For each answer where its words begin in the text of all, and what moves a statement there. */
function movers(answers: readonly PartialReply[]) {
  let [at, first] = [0, 0];
  return answers.map((piece) => {
    const [from, before] = [at, first];
    at += piece.asked.length + 1;
    first += piece.decided.length;
    const indexOf = (rule: string) => {
      const i = piece.decided.findIndex((d) => d.calculation.rule === rule);
      return i < 0 ? undefined : before + i;
    };
    return { piece, from, move: (statement: Statement): Statement => ofCase(moveWords(statement, from), indexOf) };
  });
}

function headingOf(asked: string, from: number): readonly Statement[] {
  const whole = asked.replace(/[“”\n].*$/s, '');
  const end = endOf(whole);
  const words = end.slice(0, LONGEST);
  const start = from + whole.length - end.length;
  if (words === '') return [];
  return [
    [
      { kind: 'text', text: '您问的“' },
      { kind: 'words', text: words, start, end: start + words.length },
      { kind: 'text', text: '”：' },
    ],
  ];
}

/** The last part of a question between its stops, with what stands before it where it is short: it asks, what stands before tells. */
function endOf(asked: string): string {
  const starts = [...asked.matchAll(/[,，。；;？?](?=.)/gu)].map((m) => m.index + 1);
  return asked.slice([0, ...starts].findLast((start) => asked.length - start >= SHORTEST) ?? 0);
}
const SHORTEST = 6;
const LONGEST = 40;

function joined(
  answers: readonly PartialReply[],
  statements: readonly Statement[],
  told = closingLast(statements),
): PartialReply {
  const drafts = answers.map((a) => a.draft);
  const notices = movers(answers).flatMap(({ piece, move }) =>
    piece.draft.notices.map((n) => ({ ...n, say: move(n.say) })),
  );
  return {
    asked: answers.map((a) => a.asked).join('\n'),
    decided: answers.flatMap((a) => a.decided),
    draft: {
      outcome: 'answer',
      opening: [],
      closing: [],
      statements: namedOnce(withoutOverAgain(told)),
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

/** That a text is over is not said again in short where another answer of the same reply says it. */
function withoutOverAgain(statements: readonly Statement[]): readonly Statement[] {
  const tells = (statement: Statement): boolean => statement.some((s) => s.kind === 'text' && s.text.includes(OVER));
  const isShort = ([first]: Statement): boolean => first?.kind === 'text' && first.text === OVER_AGAIN;
  const saidInFull = statements.some((s) => tells(s) && !isShort(s));
  return statements.filter((s, i) => !isShort(s) || (!saidInFull && statements.findIndex(isShort) === i));
}
