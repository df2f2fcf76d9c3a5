import type { MeasureDraft } from '../drafting/drafts-of.ts';
import { InputError } from '../errors.ts';
import { withApproval } from '../knowledge/approval.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { clauseHash } from '../knowledge/measure.ts';
import { checkDraft } from './draft-checks.ts';
import { keepDraft } from './keep-draft.ts';
import type { ChangedReply, DraftedKnowledge } from './replay-with-draft.ts';

/** Who looks at drafts, and where what is taken goes. `key` gives the key that was pressed, `edit` a text as a person left it (an InputError where no editor opened). */
export interface Review {
  readonly knowledge: Knowledge;
  /** The knowledge of the repository. */
  readonly root: string;
  /** The admin's own knowledge: `measures/`, `facts.yaml`, `approvals.jsonl`. */
  readonly own: string;
  readonly key: () => Promise<string>;
  readonly edit: (text: string) => Promise<string>;
  readonly out: (text: string) => void;
  readonly today: () => string;
  /** The time, as ISO 8601 has it, and the name of who approves. */
  readonly now: () => string;
  readonly who: string;
  /** The kept questions to which a measure would change the reply. */
  readonly replay: (tried: DraftedKnowledge) => Promise<readonly ChangedReply[]>;
}

/** What stands between a measure and its facts while they are edited. */
export const BETWEEN = '---\n';
const KEYS = 'a 采用并复核　e 修改　t 试答　s 跳过　q 结束';

/** Shows each draft beside its clause; what a person takes is written, approved and recorded, the rest computes nothing. Gives how many were taken. */
export async function reviewDrafts(drafts: readonly MeasureDraft[], on: Review): Promise<number> {
  let taken = 0;
  // What a document asks of all is answered with the first of its drafts that a person edits and takes.
  const answered = new Set<string>();
  for (const [i, draft] of drafts.entries()) {
    const document = draft.clause.split('#')[0] ?? '';
    on.out(cardOfDraft(draft, on.knowledge, `${i + 1}/${drafts.length}`));
    if (!draft.measure) continue;
    const drafted = `${draft.measure}${draft.facts ? `${BETWEEN}${draft.facts}` : ''}`;
    let text = drafted;
    for (let settled = false; !settled; ) {
      on.out(KEYS);
      const key = await on.key();
      if (key === 'q') return taken;
      if (key === 's') settled = true;
      if (key === 'e') {
        const left = await edited(text, on);
        on.out(left === text ? UNCHANGED : left);
        text = left;
      }
      if (key === 't') on.out(await triedOut(draft, text, on));
      if (key !== 'a') continue;
      const open = draft.unsure.length > 0 || (draft.ofDocument.length > 0 && !answered.has(document));
      const why = text === drafted && open ? UNSURE : await acceptDraft(draft, text, text !== drafted, on);
      settled = why === null;
      if (settled) answered.add(document);
      taken += settled ? 1 : 0;
      on.out(why ?? `已采用并复核 ${draft.id}`);
    }
  }
  return taken;
}
const UNSURE = '还有没有把握的地方：按 e 看过、改好再采用';
export const UNSURE_IN_FILE = '还有没有把握的地方：逐条看过、改好，删掉“# ？”开头的行，再采用';
const UNCHANGED = '没有改动';

/** A text as a person left it; as it was, with the reason told, where no editor opened. */
async function edited(text: string, { edit, out }: Review): Promise<string> {
  try {
    return await edit(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    out(error.message);
    return text;
  }
}

/** Text of others for a terminal: without the control characters that it would obey. */
const shown = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, '');

/** The clause, the draft, where each key comes from, and what is left open. */
export function cardOfDraft(draft: MeasureDraft, { clauses }: Knowledge, place: string): string {
  const clause = clauses.get(draft.clause);
  return [
    `━━ ${place} ${draft.clause}`,
    shown(clause?.text ?? ''),
    '── 起草',
    draft.measure?.trimEnd() ?? '（没有起草）',
    ...(draft.facts ? ['── 要新问的事', draft.facts.trimEnd()] : []),
    ...(draft.spans.length > 0 ? ['── 依据', ...draft.spans.map(({ key, text }) => `${key} ← ${text}`)] : []),
    ...draft.unsure.map(({ key, text, why }) => `？ ${[key, text, why].filter(Boolean).join('：')}`),
    ...draft.ofDocument.map(({ text, why }) => `？ 全部措施：${text}：${why}`),
    ...draft.notAttempted.map(({ text, why }) => `✗ ${why}：${text}`),
  ].join('\n');
}

/** Writes a draft into the admin's knowledge, approved; the reason where it does not hold together. */
export async function acceptDraft(
  draft: Pick<MeasureDraft, 'id' | 'clause'>,
  text: string,
  edited: boolean,
  on: Review,
): Promise<string | null> {
  const held = asTaken(draft, text, on);
  if (typeof held === 'string') return held;
  const { hash, facts, tried } = held;
  const { who, now, today } = on;
  const record = { id: draft.id, clause: draft.clause, hash, day: today(), at: now(), by: who, edited };
  await keepDraft({ id: draft.id, measure: tried.text, facts, record }, on.own);
  return null;
}

/** A draft as it would be taken; the reason where it does not hold together. */
function asTaken(
  draft: Pick<MeasureDraft, 'id' | 'clause'>,
  text: string,
  on: Review,
): { hash: string; facts: string; tried: DraftedKnowledge } | string {
  const clause = on.knowledge.clauses.get(draft.clause);
  if (!clause) return `没有条款 ${draft.clause}`;
  const [measure = '', facts = '', ...more] = text.split(/^---\s*$/m).map((part) => part.replace(/^\n/, ''));
  if (more.length > 0) return '只能有一行 ---：上面是措施，下面是要新问的事';
  const hash = clauseHash(clause.text);
  const approved = withApproval(measure, hash);
  const { faults, book } = checkDraft({ id: draft.id, measure: approved, facts }, on);
  if (faults.length > 0 || !book) return faults.join('\n');
  return { hash, facts, tried: { id: draft.id, text: approved, facts: book } };
}

/** What kept questions would be answered with a draft: each that changes, before and after. */
async function triedOut(draft: MeasureDraft, text: string, on: Review): Promise<string> {
  const held = asTaken(draft, text, on);
  if (typeof held === 'string') return held;
  const changed = await on.replay(held.tried);
  if (changed.length === 0) return '留下的问题里，没有一个的回答会变';
  return changed
    .map(({ question, before, after }) => `问：${question}\n  原来：${before}\n  以后：${after}`)
    .join('\n');
}
