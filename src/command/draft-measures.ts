import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, relative } from 'node:path';
import { draftsOf, type MeasureDraft } from '../drafting/drafts-of.ts';
import { InputError } from '../errors.ts';
import type { Clause } from '../knowledge/document.ts';
import type { Fact, FactBook } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { checkFactExamples } from '../understand/slots/check-facts.ts';
import { isOfDocument } from './document-answers.ts';
import { takeFiles, writeDrafts } from './draft-files.ts';
import type { Io } from './io.ts';
import { cardOfDraft, type Review, reviewDrafts } from './review-drafts.ts';

export interface DraftOptions {
  readonly json: boolean;
  /** The clauses to draft for, or documents for all of their clauses; none: all that no measure computes. */
  readonly clauses: readonly string[];
  /** A folder to write the drafts to, a file each. */
  readonly out: string | undefined;
  /** Files of drafts to take over. */
  readonly accept: readonly string[];
  /** The knowledge of the repository, whose clauses come last. */
  readonly root: string;
  /** The admin's own knowledge. */
  readonly own: string;
  /** The person's editor, with its arguments. */
  readonly editor: string;
  /** The kept questions to which a measure would change the reply. */
  readonly replay: Review['replay'];
}

/** `cewen draft [CLAUSE…] [--json] [--out DIR] [--accept FILE…]`: an object, or a file, a draft; in a terminal a card each, to take, edit or skip. */
export async function draftMeasures(knowledge: Knowledge, io: Io, options: DraftOptions): Promise<number> {
  if (options.accept.length > 0) return acceptFiles(knowledge, io, options);
  const drafts = draftsFor(knowledge, options);
  const whole = drafts.filter((d) => d.measure !== null);
  const sure = whole.filter((d) => d.unsure.length === 0);
  const ofAll = new Set(drafts.flatMap(({ ofDocument }) => ofDocument.map(({ clause }) => clause))).size;
  const told = [
    `起草了 ${whole.length} 条措施，其中 ${sure.length} 条没有存疑；${drafts.length - whole.length} 项没有起草`,
    ...(ofAll > 0 ? [`管一份文件全部措施的条款有 ${ofAll} 条，只答一次`] : []),
  ].join('；');
  if (options.out !== undefined) for (const file of writeDrafts(drafts, knowledge, options.out)) io.out(file);
  else if (options.json) for (const { id: _, title: __, ...draft } of drafts) io.out(JSON.stringify(draft));
  else if (!process.stdin.isTTY)
    for (const [i, draft] of drafts.entries()) io.out(cardOfDraft(draft, knowledge, `${i + 1}/${drafts.length}`));
  else {
    io.tell(told);
    const taken = await reviewDrafts(drafts, reviewBy(knowledge, io, options));
    io.tell(`采用了 ${taken} 条；${AFTERWARDS}`);
    return 0;
  }
  io.tell(told);
  return 0;
}

const AFTERWARDS = '运行 cewen check 和 cewen reindex 以后生效';

function reviewBy(knowledge: Knowledge, { out, today }: Io, { own, root, editor, replay }: DraftOptions): Review {
  const edit = (text: string): Promise<string> => editWith(editor, text);
  const now = (): string => new Date().toISOString();
  return { knowledge, root, own, key, edit, replay, out, today, now, who: userInfo().username };
}

/** Takes over drafts that were written to files; status 1 where one was not taken. */
async function acceptFiles(knowledge: Knowledge, io: Io, options: DraftOptions): Promise<number> {
  const accept = options.accept.filter((file) => !isOfDocument(file));
  const draftsOfClause = (id: string): readonly MeasureDraft[] => {
    const clause = knowledge.clauses.get(id);
    return clause ? draftsOf(clause, knowledge, isReadSo) : [];
  };
  const taken = await takeFiles(accept, draftsOfClause, reviewBy(knowledge, io, options));
  io.tell(`采用了 ${taken} 条；${AFTERWARDS}`);
  return taken === accept.length ? 0 : 1;
}

function draftsFor(knowledge: Knowledge, { clauses: ids, root }: DraftOptions): readonly MeasureDraft[] {
  const clauses = ids.length > 0 ? ids.flatMap((id) => clausesCalled(id, knowledge)) : addedFirst(knowledge, root);
  return clauses.flatMap((clause) => draftsOf(clause, knowledge, isReadSo));
}

function clausesCalled(id: string, { clauses, documents }: Knowledge): readonly Clause[] {
  const clause = clauses.get(id);
  const found = clause ? [clause] : documents.get(id)?.clauses;
  if (!found) throw new InputError(`没有条款或文件 ${id}；可用的见 cewen measures`);
  return found;
}

function addedFirst({ clauses, documents }: Knowledge, root: string): readonly Clause[] {
  const repository = relative(process.cwd(), root);
  const isAdded = (c: Clause): boolean => !(documents.get(c.document)?.file ?? '').startsWith(repository);
  return [...clauses.values()].sort((a, b) => Number(isAdded(b)) - Number(isAdded(a)));
}

/** The sentences of a proposed fact are read as it says. */
function isReadSo(name: string, fact: Fact, book: FactBook): boolean {
  const added = Object.assign(new Map([...book, [name, fact]]), { language: book.language });
  return checkFactExamples({ file: 'facts.yaml', data: { [name]: fact }, lineOf: () => 1 }, added).length === 0;
}

/** One key of the terminal. */
function key(): Promise<string> {
  return new Promise((resolve) => {
    process.stdin.setRawMode(true);
    process.stdin.resume();
    process.stdin.once('data', (data) => {
      process.stdin.setRawMode(false);
      process.stdin.pause();
      const pressed = data.toString();
      // Ctrl-C and Ctrl-D end it as q does.
      resolve(pressed === '\u0003' || pressed === '\u0004' ? 'q' : pressed.toLowerCase());
    });
  });
}

/** A text as the person's editor leaves it; the editor may have arguments and quotes, as a shell reads them. @throws InputError where it does not open, or fails */
export async function editWith(editor: string, text: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-draft-'));
  const file = join(folder, 'draft.yaml');
  try {
    writeFileSync(file, text);
    const { error, status } = spawnSync('sh', ['-c', `${editor} "$@"`, 'sh', file], { stdio: 'inherit' });
    if (error || status !== 0)
      throw new InputError(`编辑器 ${editor} 没有打开，或没有保存就退出了：用 VISUAL 或 EDITOR 设一个能用的编辑器`);
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
