import { parseFigures } from '../language/figure.ts';
import { isListNumber } from '../language/list-marks.ts';
import { briefly } from './draft/briefly.ts';
import type { Draft, Segment, Statement } from './draft/draft.ts';
import { moveWords } from './draft/move-words.ts';
import { pairsOf } from './evidence/sentences.ts';
import { answerApart, type PartialReply } from './join-drafts.ts';

/** An answer to one of several things of a message, what the asker calls that, and what was asked of it alone. */
export interface Labelled extends PartialReply {
  readonly label: string;
  readonly own: string;
}

/** One draft for several things that a message lists: a line or two for each under what it is called, what is said of several once at the end. */
export function answerInLines(answers: readonly Labelled[]): PartialReply {
  const pieces = answers.map(underLabel);
  const kept = new Set(pieces.flatMap(({ draft }) => draft.statements.map(keyOf)));
  const rest = answers.flatMap(({ draft }, i) => draft.statements.slice(pieces[i]?.draft.statements.length).map(keyOf));
  const shared = answers
    .flatMap(({ draft }) => draft.statements)
    .filter(
      (s) => !kept.has(keyOf(s)) && isPlain(s) && !announces(s) && rest.filter((key) => key === keyOf(s)).length > 1,
    );
  const closing = shared.filter((s, i) => shared.findIndex((o) => keyOf(o) === keyOf(s)) === i).slice(-MOST_SHARED);
  const whole = answerApart(pieces);
  const statements = [...whole.draft.statements, ...closing];
  const cited = new Set(
    statements.flatMap((s) => s.flatMap((piece) => (piece.kind === 'citation' ? [piece.clause] : []))),
  );
  const ofCited = (say: Statement) => say.every((piece) => piece.kind !== 'citation' || cited.has(piece.clause));
  const notices = whole.draft.notices.filter(({ say }) => ofCited(say));
  return {
    ...whole,
    draft: { ...whole.draft, statements, notices, citations: whole.draft.citations.filter((id) => cited.has(id)) },
  };
}

const MOST_SHARED = 2;
const keyOf = (statement: Statement): string => JSON.stringify(statement);

/** Words that hold whatever was decided: they name who is responsible, and tell no case. */
const isPlain = (statement: Statement): boolean =>
  statement.every(({ kind }) => kind === 'text' || kind === 'name' || kind === 'citation');

/** What answers of a draft, under what it is called. */
export function underLabel({ label, own, draft, asked, decided }: Labelled): PartialReply {
  const words = label === '' ? firstOf(asked) : label;
  const by = words.length + 1;
  const [first = [], ...others] = inBrief(draft, own).map((s) => moveWords(s, by));
  return {
    draft: { ...draft, statements: [[...headed(words), ...first], ...others] },
    asked: `${words}\n${asked}`,
    decided,
  };
}

/** A number, a short name, or the asker's words in quotation marks; 您 for the asker's own. */
function headed(words: string): readonly Segment[] {
  if (OWN.has(words)) return [{ kind: 'text', text: '您：' }];
  const label = { kind: 'label', text: words, start: 0, end: words.length } as const;
  if (/^[①-⑩]$/u.test(words)) return [label];
  if (isListNumber(words)) return [label, { kind: 'text', text: '、' }];
  if (words.length <= NAME && parseFigures(words).every(({ unit }) => unit === 'ordinal'))
    return [label, { kind: 'text', text: '：' }];
  return [
    { kind: 'text', text: '“' },
    { ...label, start: 0 },
    { kind: 'text', text: '”：' },
  ];
}
const NAME = 8;
const OWN: ReadonlySet<string> = new Set(['我', '我们']);
const LABEL = 20;

/** The beginning of a question, as it is called where it has no name. */
const firstOf = (asked: string): string => (/^[^“”\n?？]*/.exec(asked)?.[0] ?? '').slice(0, LABEL);

/** What answers: the first statement, what it leaves to be told (how a sum comes about, what is amiss), and what it asks. */
function inBrief(draft: Draft, own: string): readonly Statement[] {
  const { opening, outcome } = draft;
  const statements = [...opening.flat(), ...draft.statements];
  const [whole, ...others] = statements;
  if (!whole) return [];
  if (announces(whole)) return briefly(draft).statements;
  const first = nearest(whole, own);
  const further = others.findIndex((s, i) => !(isAside(s) || (i === 0 && goesOn(first, s) && !announces(s))));
  const kept = [first, ...others.slice(0, further < 0 ? undefined : further)];
  const last = statements.at(-1);
  return outcome === 'ask' && last && !kept.includes(last) ? [...kept, last] : kept;
}

const textOf = (statement: Statement): string => statement.map((s) => ('text' in s ? s.text : '')).join('');

/** Of several sentences that are quoted the one that says most of what was asked and the others do not; all where none does. */
function nearest(statement: Statement, own: string): Statement {
  const quotes = statement.filter((s) => s.kind === 'quote');
  const runs = [...pairsOf(own), ...triplesOf(own)];
  const weight = (run: string): number => 1 / quotes.filter(({ text }) => text.includes(run)).length;
  const scores = quotes.map(({ text }) =>
    runs.filter((run) => text.includes(run)).reduce((sum, run) => sum + weight(run), 0),
  );
  const most = Math.max(...scores);
  if (quotes.length < 2 || most <= 0) return statement;
  const best = quotes[scores.indexOf(most)];
  return statement.filter((s) => s.kind !== 'quote' || s === best);
}

const triplesOf = (words: string): readonly string[] =>
  [...words].map((_, i) => words.slice(i, i + 3)).filter((run) => /^\p{Script=Han}{3}$/u.test(run));

const announces = (statement: Statement): boolean => textOf(statement).endsWith('：');

/** （这份文件到…已经过期）, or one of several things that the statement is said of. */
const isAside = (statement: Statement): boolean => /^(?:（|· )/u.test(textOf(statement));

/** How a sum comes about, or short words behind short words. */
function goesOn(first: Statement, next: Statement): boolean {
  const quotes = (statement: Statement) => statement.some(({ kind }) => kind === 'quote');
  if (next.some(({ kind }) => kind === 'step')) return true;
  return !quotes(first) && !quotes(next) && textOf(next).length <= SHORT;
}
const SHORT = 24;
