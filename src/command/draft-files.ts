import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasureDraft } from '../drafting/drafts-of.ts';
import { InputError } from '../errors.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { answeredFor, DOUBT, withAttest, writeOfDocuments } from './document-answers.ts';
import { acceptDraft, BETWEEN, type Review, UNSURE_IN_FILE } from './review-drafts.ts';

/** Writes each draft of a measure as `<id>.yaml` into a folder, its clause and what is not sure as comments above it, and one file a document with what holds for all of its drafts; gives the files. */
export function writeDrafts(drafts: readonly MeasureDraft[], knowledge: Knowledge, folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const written = drafts.flatMap((draft) => {
    const text = fileOf(draft, knowledge);
    if (text === null) return [];
    const file = join(folder, `${draft.id}.yaml`);
    writeFileSync(file, text);
    return [file];
  });
  return [...written, ...writeOfDocuments(drafts, folder)];
}

function fileOf({ clause, measure, facts, unsure }: MeasureDraft, { clauses }: Knowledge): string | null {
  if (measure === null) return null;
  const text = (clauses.get(clause)?.text ?? '').split('\n').filter((line) => line.trim() !== '');
  const doubts = unsure.map(({ key, text, why }) => `${DOUBT} ${[key, text, why].filter(Boolean).join('：')}`);
  const above = [clause, ...text].map((line) => `# ${line}`);
  const said = doubts.length > 0 ? [`# ${UNSURE_IN_FILE}`, ...doubts] : [];
  return `${[...above, ...said].join('\n')}\n${measure}${facts ? `${BETWEEN}${facts}` : ''}`;
}

/** Takes over the drafts in some files, as a person left them; tells of each why it was not taken. Gives how many were. @throws InputError where a file can't be read */
export async function takeFiles(
  files: readonly string[],
  draftsOf: (clause: string) => readonly MeasureDraft[],
  on: Review,
): Promise<number> {
  let taken = 0;
  for (const file of files) {
    const text = contentOf(file);
    const [id, clause] = [keyIn(text, 'id'), keyIn(text, 'clause')];
    const own = clause === null ? undefined : draftsOf(clause).find((draft) => draft.id === id);
    const why = await takenFrom({ file, text, id, clause }, own, on);
    if (why === null) taken += 1;
    on.out(why === null ? `已采用并复核 ${id}` : `没有采用 ${file}：${why}`);
  }
  return taken;
}

/** Takes one file over; the reason where it is not. */
async function takenFrom(
  { file, text, id, clause }: Readonly<Record<'file' | 'text', string> & Record<'id' | 'clause', string | null>>,
  own: MeasureDraft | undefined,
  on: Review,
): Promise<string | null> {
  if (text.split('\n').some((line) => line.startsWith(DOUBT))) return UNSURE_IN_FILE;
  if (id === null || clause === null) return '没有 id 或 clause';
  const answered = answeredFor(clause, file, (own?.ofDocument.length ?? 0) > 0);
  if ('why' in answered) return answered.why;
  const edited = !own || text !== fileOf(own, on.knowledge);
  return acceptDraft({ id, clause }, withAttest(bare(text), answered.attest), edited, on);
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new InputError(`读不出 ${file}`);
  }
}

const bare = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');

/** The value of a key on a line of its own: an id, which holds no character that YAML would quote for its sake but `#`. */
function keyIn(text: string, key: string): string | null {
  const line = text.split('\n').find((one) => one.startsWith(`${key}:`));
  return (
    line
      ?.slice(key.length + 1)
      .trim()
      .replace(/^["']|["']$/g, '') ?? null
  );
}
