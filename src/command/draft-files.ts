import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasureDraft } from '../drafting/drafts-of.ts';
import { InputError } from '../errors.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { acceptDraft, BETWEEN, type Review, UNSURE_IN_FILE } from './review-drafts.ts';

/** What begins a line on which a draft is not sure: `# ？ conditions：…`. */
const DOUBT = '# ？';

/** Writes each draft of a measure as `<id>.yaml` into a folder, its clause and what is not sure as comments above it; gives the files. */
export function writeDrafts(drafts: readonly MeasureDraft[], knowledge: Knowledge, folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return drafts.flatMap((draft) => {
    const text = fileOf(draft, knowledge);
    if (text === null) return [];
    const file = join(folder, `${draft.id}.yaml`);
    writeFileSync(file, text);
    return [file];
  });
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
    const why = text.split('\n').some((line) => line.startsWith(DOUBT))
      ? UNSURE_IN_FILE
      : id === null || clause === null
        ? '没有 id 或 clause'
        : await acceptDraft({ id, clause }, bare(text), !own || text !== fileOf(own, on.knowledge), on);
    if (why === null) taken += 1;
    on.out(why === null ? `已采用并复核 ${id}` : `没有采用 ${file}：${why}`);
  }
  return taken;
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
