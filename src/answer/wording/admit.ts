import { echoes } from '../../model/prompt.ts';
import type { Draft, Segment, Statement } from '../draft/draft.ts';
import { innerTitle } from '../draft/writer.ts';
import type { Basis } from '../gate/binding.ts';
import { faultOfWords, type Support } from './admissible-words.ts';
import { drawnFrom, keepsAll, touches } from './faithful.ts';
import { inOrder, misplaced, offTheQuestion } from './figure-context.ts';
import { type Point, type Points, stands } from './template.ts';

/** What a model's sentences are held against. */
export interface Gate {
  readonly draft: Draft;
  readonly basis: Basis;
  readonly points: Points;
  readonly prompt: string;
}

const LONGEST_LEAD = 160;
/** Torn from the middle of a sentence. */
const FRAGMENT = /^(?:且|并|和|或|的|但|而|以及|及|其中|同时|[^\p{Script=Han}{“《])/u;

/** A rewording of a point as a statement; null where a sentence of it says more, less or something else. */
export function admitPoint(line: string, point: Point, gate: Gate): Statement | null {
  const statement = read(line, gate.points.codes);
  if (!statement) return null;
  const cited = citationsOf(statement).length > 0 ? statement : withCitations(statement, point.clauses);
  const has = new Set(cited.map((s) => JSON.stringify(s)));
  if (point.statement.some((s) => s.kind !== 'text' && !has.has(JSON.stringify(s)))) return null;
  const held = new Set(point.statement.map((s) => JSON.stringify(s)));
  if (cited.some((s) => s.kind !== 'text' && !held.has(JSON.stringify(s)))) return null;
  const own = [point.statement, withResponsible(point.statement)].find(
    (form) => keepsAll(cited, form) && !touches(cited, form),
  );
  if (!own || !inOrder(cited, own) || !admit(cited, point.clauses, wordsOf(own), gate)) return null;
  const whole: Statement = point.lead ? [{ kind: 'text', text: point.lead }, ...cited] : cited;
  return stands(whole, gate.draft, gate.basis) ? whole : null;
}

/** 责任部门：甲、乙。 may be put as 由甲、乙负责。 */
function withResponsible(own: Statement): Statement {
  return own.map((s): Segment => {
    if (s.kind !== 'text') return s;
    return { kind: 'text', text: s.text.replace(/责任部门：$/, '由').replace(/^。$/, '负责。') };
  });
}

/** A direct answer before the points, drawn from one of them; null where it may not stand. */
export function admitLead(line: string, gate: Gate): Statement | null {
  const statement = read(line, gate.points.codes);
  if (!statement || line.length > LONGEST_LEAD || FRAGMENT.test(line)) return null;
  const clauses = citationsOf(statement);
  const bound = statement.filter((s) => s.kind !== 'text').map((s) => JSON.stringify(s));
  const of = gate.points.points.find((p) => bound.every((b) => p.statement.some((s) => JSON.stringify(s) === b)));
  if (clauses.length === 0 || !of || statement.some((s) => s.kind === 'quote' || s.kind === 'step')) return null;
  if (!statement.some((s) => s.kind === 'figure' || s.kind === 'name' || s.kind === 'title')) return null;
  if (!drawnFrom(statement, of.statement) || touches(statement, of.statement)) return null;
  if (offTheQuestion(statement, gate.basis)) return null;
  return admit(statement, clauses, wordsOf(of.statement), gate) ? statement : null;
}

/** Every sentence by itself, with what the whole cites, and then the whole. */
function admit(statement: Statement, clauses: readonly string[], own: string, gate: Gate): boolean {
  const { basis, draft, prompt } = gate;
  const support = supportOf(clauses, own, gate);
  const sentences = split(statement);
  const sound = (sentence: Statement): boolean =>
    faultOfWords(wordsOf(sentence), support) === null &&
    !echoes(wordsOf(sentence), prompt, support.wide) &&
    !misplaced(sentence, basis) &&
    stands(withCitations(sentence, clauses), draft, basis);
  return sentences.length > 0 && sentences.every(sound) && stands(statement, draft, basis);
}

function supportOf(clauses: readonly string[], own: string, { basis }: Gate): Support {
  const held = clauses.flatMap((id) => {
    const clause = basis.clauses.get(id);
    const document = clause && basis.documents.get(clause.document);
    return clause ? [clause.heading, ...clause.path, innerTitle(document?.title ?? '')] : [];
  });
  const verdicts = basis.decided
    .filter(({ rule }) => clauses.includes(rule.clause))
    .map(({ calculation }) => calculation.verdict);
  // Several calculations of one clause that differ give no one verdict.
  return { own, wide: [own, ...held].join('\n'), verdicts: new Set(new Set(verdicts).size === 1 ? verdicts : []) };
}

/** A line with its codes filled in; null where one stands for nothing, or a brace is left. */
function read(raw: string, codes: ReadonlyMap<string, Segment>): Statement | null {
  const line = raw.replace(/([。！？；])((?:\{\{c\d+\}\})+)。?$/, '$2$1');
  const segments: Segment[] = [];
  let at = 0;
  const words = (to: number) => {
    const text = line.slice(at, to);
    if (text) segments.push({ kind: 'text', text });
  };
  for (const m of line.matchAll(/\{\{\s*([a-z]\d{1,3})\s*\}\}/g)) {
    const segment = codes.get(m[1] ?? '');
    if (!segment) return null;
    words(m.index);
    segments.push(segment);
    at = m.index + m[0].length;
  }
  words(line.length);
  if (segments.some((s) => s.kind === 'text' && /[{}]/.test(s.text))) return null;
  return segments.some((s) => s.kind === 'text') ? segments : null;
}

/** The words alone: what is bound is marked ※, a title ★, a citation leaves no mark. */
function wordsOf(statement: Statement): string {
  const mark = (s: Segment): string => {
    if (s.kind === 'text') return s.text;
    return s.kind === 'citation' ? '' : s.kind === 'title' ? '★' : '※';
  };
  return statement.map(mark).join('');
}

const citationsOf = (statement: Statement): string[] =>
  statement.flatMap((s) => (s.kind === 'citation' ? [s.clause] : []));

/** Puts citations that are missing before the last stop. */
function withCitations(statement: Statement, clauses: readonly string[]): Statement {
  const missing = clauses.filter((id) => !citationsOf(statement).includes(id));
  const cites = missing.map((clause): Segment => ({ kind: 'citation', clause }));
  const last = statement.at(-1);
  const stop = last?.kind === 'text' ? /[。！？；]$/.exec(last.text)?.[0] : undefined;
  if (last?.kind !== 'text' || !stop) return [...statement, ...cites];
  const rest = last.text.slice(0, -1);
  const body: Segment[] = [...statement.slice(0, -1), ...(rest ? [{ kind: 'text', text: rest } as const] : [])];
  return [...body, ...cites, { kind: 'text', text: stop }];
}

/** Sentences, at 。！？； in the words. */
function split(statement: Statement): Statement[] {
  const sentences: Segment[][] = [[]];
  for (const segment of statement) {
    if (segment.kind !== 'text') {
      sentences.at(-1)?.push(segment);
      continue;
    }
    for (const [text] of segment.text.matchAll(/[^。！？；]*[。！？；]|[^。！？；]+$/g)) {
      sentences.at(-1)?.push({ kind: 'text', text });
      if (/[。！？；]$/.test(text)) sentences.push([]);
    }
  }
  return sentences.filter((s) => s.some((x) => x.kind !== 'citation'));
}
