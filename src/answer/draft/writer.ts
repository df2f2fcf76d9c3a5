import type { ReplyCalculation } from '../../contract/calculation.ts';
import type { Choice, NoticeKind, ReplyOutcome } from '../../contract/reply.ts';
import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import { type Replies, sentencesFor } from '../../knowledge/replies.ts';
import type { Figure } from '../../language/figure.ts';
import type { Binding, Draft, Segment, Statement } from './draft.ts';

type Piece = string | Segment;
export type Pieces = readonly Piece[];

/** Collects the statements of a draft; a clause gets its number [n] when it is first cited. */
export class Writer {
  private readonly statements: Statement[] = [];
  private readonly asides: Statement[] = [];
  private readonly citations: string[] = [];
  private readonly said = new Set<string>();
  private readonly notices: { kind: NoticeKind; say: Statement }[] = [];
  /** Documents whose status and limits were said earlier in the conversation. */
  readonly noticed: ReadonlySet<string>;
  calculations: ReplyCalculation[] = [];
  choices: Choice[] = [];

  constructor(noticed: ReadonlySet<string> = new Set()) {
    this.noticed = noticed;
  }

  say(...pieces: readonly (Piece | Pieces)[]): void {
    const statement = segments(pieces);
    this.note(statement);
    this.statements.push(statement);
  }

  /** The fixed sentences of a key of replies.yaml. */
  fixed(replies: Replies, key: string): void {
    for (const sentence of sentencesFor(replies, key)) this.say(sentence);
  }

  /** What is to be known of the sources and answers nothing stands after the first statement that rests on one, or the list that it begins. */
  aside(...pieces: readonly (Piece | Pieces)[]): void {
    const statement = segments(pieces);
    this.note(statement);
    this.asides.push(statement);
  }

  /** Whether a thing is said for the first time in this draft; from now on it is not. */
  first(thing: string): boolean {
    if (this.said.has(thing)) return false;
    this.said.add(thing);
    return true;
  }

  /** A notice is said once, however often its reason comes up. */
  notice(kind: NoticeKind, ...pieces: readonly (Piece | Pieces)[]): void {
    const say = segments(pieces);
    const key = JSON.stringify(say);
    if (this.notices.some((n) => n.kind === kind && JSON.stringify(n.say) === key)) return;
    this.note(say);
    this.notices.push({ kind, say });
  }

  draft(outcome: ReplyOutcome): Draft {
    const { citations, calculations, choices, notices } = this;
    const statements = this.statements.toSpliced(this.afterFirst(), 0, ...this.asides);
    return { outcome, opening: [], statements, citations, calculations, choices, notices, closing: [] };
  }

  private afterFirst(): number {
    const first = this.statements.findIndex(
      (s, i) => s.some(({ kind }) => kind === 'citation') && !isItem(this.statements[i + 1]),
    );
    return first < 0 ? this.statements.length : first + 1;
  }

  private note(statement: Statement): void {
    for (const s of statement)
      if (s.kind === 'citation' && !this.citations.includes(s.clause)) this.citations.push(s.clause);
  }
}

const isItem = (statement: Statement | undefined): boolean => {
  const [first] = statement ?? [];
  return first?.kind === 'text' && /^[·\u3000]/.test(first.text);
};

function segments(pieces: readonly (Piece | Pieces)[]): Statement {
  return withClausesOfSteps(
    pieces
      .flat()
      .flatMap((p) =>
        typeof p === 'string' ? (p === '' ? [] : [{ kind: 'text' as const, text: p }]) : [p as Segment],
      ),
  );
}

/** A line of a trace that rests on another clause than those cited has that one cited beside them. */
function withClausesOfSteps(statement: Statement): Statement {
  const last = statement.findLastIndex(({ kind }) => kind === 'citation');
  const cited = statement.flatMap((s) => (s.kind === 'citation' ? [s.clause] : []));
  const others = new Set(statement.flatMap((s) => (s.kind === 'step' && s.clause !== undefined ? [s.clause] : [])));
  const beside = [...others]
    .filter((id) => !cited.includes(id))
    .map((clause) => ({ kind: 'citation', clause }) as const);
  return last < 0 ? statement : statement.toSpliced(last + 1, 0, ...beside);
}

export const cite = (clause: Clause): Segment => ({ kind: 'citation', clause: clause.id });
export const name = (text: string): Segment => ({ kind: 'name', text });
export const title = (document: PolicyDocument): Segment => ({
  kind: 'title',
  text: innerTitle(document.title),
  document: document.id,
});
/** 《title》, as a document is called. */
export const called = (document: PolicyDocument): Pieces => ['《', title(document), '》'];
export const figure = (text: string, binding: Binding): Segment => ({ kind: 'figure', text, binding });

/** A figure as it stands in a clause. */
export const clauseFigure = ({ id }: Clause, { text, start, end }: Figure): Segment =>
  figure(text, { origin: 'clause', clause: id, start, end });

const LIMITS: Partial<Record<Figure['bound'], string>> = { 'at-most': '最高不超过', 'at-least': '至少', above: '超过' };

/** The same, a ceiling or a floor told as one. */
export const limited = (clause: Clause, held: Figure): Pieces => [LIMITS[held.bound] ?? '', clauseFigure(clause, held)];

/** The number of a document that has one. */
export const numberOf = (document: PolicyDocument): Segment =>
  figure(document.number ?? '', { origin: 'document', document: document.id, field: 'number' });

/** Several things, one after another: 甲、乙、丙. */
export const listed = (all: readonly (Piece | Pieces)[], by = '、'): Pieces =>
  all.flatMap((one, i) => [i > 0 ? by : '', one].flat());

export function quote(clause: Clause, start = 0, end = clause.text.length): Segment {
  return { kind: 'quote', text: clause.text.slice(start, end), clause: clause.id, start, end };
}

/** 2024年7月1日 for 2024-07-01; 2021年1月 for 2021-01. */
export function sayDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day ? `${day}日` : ''}`;
}

export function documentDate(
  document: PolicyDocument,
  field: 'issued' | 'published' | 'effective' | 'from' | 'to',
): Segment {
  const held = field === 'from' || field === 'to' ? document.period?.[field] : document[field];
  return figure(sayDate(held ?? ''), { origin: 'document', document: document.id, field });
}

/** A title as it stands inside 《》: titles in it take 〈〉. */
export function innerTitle(title: string): string {
  return title.replaceAll('《', '〈').replaceAll('》', '〉');
}
