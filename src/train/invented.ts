import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import { markerAt } from '../ingest/text/marker.ts';
import type { Clause } from '../knowledge/document.ts';
import { chineseValue } from '../language/numeral.ts';

/** An invented document and the questions that writers without sight of the program put to it. */
export interface InventedDocument {
  readonly file: string;
  readonly title: string;
  readonly articles: readonly InventedArticle[];
  readonly questions: readonly InventedQuestion[];
}

export interface InventedArticle {
  /** As printed, without what sets it off: 第七条, 七. */
  readonly mark: string;
  /** The heading of its chapter; empty where there is none. */
  readonly chapter: string;
  /** Its paragraphs, a line each, without the mark. */
  readonly text: string;
}

export interface InventedQuestion {
  readonly id: string;
  /** The file that it stands in (hard, polar, questions), and its line there, the first 0. */
  readonly set: string;
  readonly line: number;
  readonly question: string;
  /** Articles that answer, by their places in the document; none where it does not say. */
  readonly gold: readonly number[];
  /** Sentences of those articles that answer, as printed. */
  readonly sentences: readonly string[];
  readonly kind: z.infer<typeof Kind> | null;
  /** Whether what is asked holds, where yes or no is asked; and with which words an answer begins. */
  readonly polar: z.infer<typeof Polarity> | null;
  readonly lead: string | null;
  /** What an honest officer would say; and the sum that is due by it, where its writer told that. */
  readonly answer: string;
  readonly sum: string | null;
}

/** Whether a clause of the document as it was ingested stands in an article: 第七条(二) and 第七条第2段 do in 第七条. */
export function inArticle({ locator }: Pick<Clause, 'locator'>, { mark }: InventedArticle): boolean {
  return locator.startsWith(mark) && ['', '(', '第'].includes(locator.charAt(mark.length));
}

/** What a question may ask for, other than what no clause says. */
export const KINDS = [
  ...['amount', 'qualify', 'who', 'exclusion', 'materials', 'time', 'office', 'steps'],
  ...['payout', 'overlap', 'term', 'budget', 'clawback', 'definition', 'overview'],
] as const;
const Kind = z.enum([...KINDS, 'unsaid']);
const Polarity = z.enum(['yes', 'no', 'depends', 'unsaid']);
const Line = z.object({
  id: z.string(),
  document: z.string(),
  question: z.string().min(1),
  article: z.array(z.string()),
  sentence: z.array(z.string()).default([]),
  kind: Kind.nullable().default(null),
  polar: Polarity.nullable().default(null),
  lead: z.string().nullable().default(null),
  answer: z.string().default(''),
  sum: z.string().nullable().default(null),
});
/** What an answer begins with: 不能，…. */
const BEGINNING = /^[^，,。；;：:、\s]+/;

/**
 * The documents of a folder (NN.txt: the title, the issuer, then articles by line), with the questions that its .jsonl files put to them.
 * @throws InputError with every fault, one `file:line: what` a line
 */
export function readInvented(folder: string): InventedDocument[] {
  const names = readdirSync(folder).sort();
  const faults: string[] = [];
  const documents = new Map(
    names.filter((name) => name.endsWith('.txt')).map((name) => [name, readDocument(join(folder, name), faults)]),
  );
  for (const name of names.filter((each) => each.endsWith('.jsonl'))) {
    const file = join(folder, name);
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const [i, line] of lines.entries()) {
      if (!line.trim()) continue;
      const read = readQuestion(line, { set: basename(name, '.jsonl'), line: i }, documents);
      if (typeof read === 'string') faults.push(`${file}:${i + 1}: ${read}`);
      else read.of.questions.push(read.question);
    }
  }
  if (documents.size === 0) faults.push(`${folder}: no .txt file`);
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  return [...documents.values()];
}

type Growing = InventedDocument & { readonly questions: InventedQuestion[] };

function readDocument(file: string, faults: string[]): Growing {
  const articles: { mark: string; chapter: string; text: string }[] = [];
  const before: string[] = [];
  let chapter = '';
  for (const printed of readFileSync(file, 'utf8').split('\n')) {
    const line = printed.trim();
    if (!line) continue;
    const mark = markAt(line);
    const last = articles.at(-1);
    if (mark !== undefined) articles.push({ mark: markOf(mark), chapter, text: line.slice(mark.length).trim() });
    else if (markerAt(line)?.rank === '章') chapter = line;
    else if (last) last.text += `\n${line}`;
    else before.push(line);
  }
  const [title = ''] = before;
  if (!title) faults.push(`${file}:1: a title is wanted before the first article`);
  if (articles.length === 0) faults.push(`${file}:1: no article (第一条 …, 一、…) begins a line`);
  return { file, title, articles, questions: [] };
}

/** The mark that an article begins with: 第七条, 七、. Here a 二、 begins one even before 一类新药, which elsewhere may be a bare list. */
function markAt(line: string): string | undefined {
  const numbered = line.slice(0, line.indexOf('、') + 1);
  if (chineseValue(numbered.slice(0, -1)) !== null) return numbered;
  const marker = markerAt(line);
  return marker?.rank === '条' ? marker.text : undefined;
}

const markOf = (printed: string): string => printed.replace(/[、，,.．\s]/g, '');
const withoutSpace = (text: string): string => text.replace(/\s/g, '');

/** The question of a line and the document that it is put to, or what is wrong with the line. */
function readQuestion(
  line: string,
  place: Pick<InventedQuestion, 'set' | 'line'>,
  documents: ReadonlyMap<string, Growing>,
): { readonly of: Growing; readonly question: InventedQuestion } | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return (error as Error).message;
  }
  const fitting = Line.safeParse(json);
  if (!fitting.success)
    return fitting.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  const { id, document, question, article, sentence, kind, polar, answer, sum } = fitting.data;
  const lead = fitting.data.lead ?? BEGINNING.exec(answer)?.[0] ?? null;
  const of = documents.get(basename(document));
  if (!of) return `document: no ${document} in this folder`;
  const marks = article.map(markOf);
  const unknown = marks.find((mark) => of.articles.every((each) => each.mark !== mark));
  if (unknown !== undefined) return `article: no ${unknown} in ${document}`;
  const gold = of.articles.flatMap((each, i) => (marks.includes(each.mark) ? [i] : []));
  const held = withoutSpace(gold.map((i) => of.articles[i]!.text).join(''));
  const foreign = sentence.find((each) => !held.includes(withoutSpace(each)));
  if (foreign !== undefined) return `sentence: in none of the articles named: ${foreign}`;
  return { of, question: { id, ...place, question, gold, sentences: sentence, kind, polar, lead, answer, sum } };
}
