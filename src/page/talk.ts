import type { Reply } from '../contract/reply.ts';
import { DESK } from '../store/port/outbox.ts';
import type { ThreadLine } from '../store/port/threads.ts';
import type { Store } from '../store/port.ts';
import type { Visitor } from './visitor.ts';

/** One line of a conversation as its visitor sees it. */
export type TalkLine =
  | { readonly by: 'visitor'; readonly id: string; readonly text: string }
  /** The assistant's words with what they rest on. */
  | { readonly by: 'assistant'; readonly id: string; readonly text: string; readonly reply: Reply | null }
  | { readonly by: 'person' | 'house'; readonly id: string; readonly text: string };

export interface Talk {
  readonly lines: readonly TalkLine[];
  /** `answer`: a message has none yet; `person`: somebody of the house answers, or will. */
  readonly waits: 'answer' | 'person' | null;
  /** Where what was said before begins, as `readTalk` takes it; null where there is nothing before. */
  readonly earlier: number | null;
  /** Whether there is more after these lines. */
  readonly later: boolean;
}

export const NO_TALK: Talk = { lines: [], waits: null, earlier: null, later: false };

/** Lines on a page. */
const LINES = 60;
/** Said below a message that nothing was said to, and that nobody answers any more. */
const UNANSWERED = '这一条没有答上，请再问一次。';
const LOST: readonly string[] = ['withheld', 'failed', 'expired'];

/** What has been said in a visitor's conversation: the newest, or what was said before a moment. */
export async function readTalk(store: Store, visitor: Visitor | null, before: number | null = null): Promise<Talk> {
  if (!visitor) return NO_TALK;
  const whose = { channel: 'web', chat: visitor.name, sender: visitor.name };
  const { found, state } = await store.transaction(async (tx) => ({
    found: await tx.threads.lines(whose, before ?? Number.MAX_SAFE_INTEGER, LINES + 1),
    state: (await tx.threads.find(whose))?.state ?? 'new',
  }));
  const lines = found.slice(-LINES);
  const pages = { earlier: found.length > LINES ? (lines[0]?.at ?? null) : null, later: before !== null };
  const answers = new Map(lines.flatMap((line) => (line.kind === 'asked' ? [[line.id, line.answer] as const] : [])));
  const served = state === 'person' || state === 'pool';
  const shown = lines.flatMap((line) => lineOf(line, answers));
  if (pages.later) return { lines: shown, waits: null, ...pages };
  if (served) return { lines: shown, waits: 'person', ...pages };
  if (lines.some((line) => line.kind === 'asked' && line.pending)) return { lines: shown, waits: 'answer', ...pages };
  const last = shown.at(-1);
  if (last?.by !== 'visitor') return { lines: shown, waits: null, ...pages };
  return { lines: [...shown, { by: 'house', id: `none-${last.id}`, text: UNANSWERED }], waits: null, ...pages };
}

function lineOf(line: ThreadLine, answers: ReadonlyMap<number, string | null>): TalkLine[] {
  if (line.kind === 'asked') {
    const { content, message } = line;
    return content.kind === 'text' ? [{ by: 'visitor', id: message, text: content.text }] : [];
  }
  const { text, author, state, id } = line;
  if (LOST.includes(state)) return [];
  if (author !== null) return [{ by: author === DESK ? 'house' : 'person', id: `said-${id}`, text }];
  const kept = answers.get(line.inbox);
  const reply = kept ? (JSON.parse(kept) as Reply) : null;
  // Other words went out where the operator withholds what the reply rests on.
  return [{ by: 'assistant', id: `said-${id}`, text, reply: reply?.text === text ? reply : null }];
}
