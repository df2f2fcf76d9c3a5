import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Origin } from '../../src/contract/message.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { createHandler } from '../../src/dialogue/handle.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { type Criteria, judgeReply } from '../../src/office/learning/judge-reply.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { heldParts } from '../fakes/parts.ts';

/** A conversation with what each reply has to meet. */
export interface Dialogue {
  readonly id: string;
  readonly asOf: string;
  readonly turns: readonly (Criteria & { readonly say: string })[];
}

/** A turn's reply live in a chat, for the last turn also that to the same words as history; and what is wrong with them. */
export interface Judged {
  readonly id: string;
  readonly turn: number;
  readonly say: string;
  readonly live: Reply;
  readonly history: Reply | null;
  readonly faults: readonly string[];
}

export function readDialogues(file = new URL('dialogues.jsonl', import.meta.url)): Dialogue[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Holds a dialogue both ways, each turn judged. */
export async function hold({ id, asOf, turns }: Dialogue, parts: Services): Promise<Judged[]> {
  const store = new MemoryStore();
  const lasting = { memory: 3_600_000, people: 3_600_000 };
  const handle = createHandler(parts, store, { now: () => 0 }, { lasting, introduces: false });
  const origin: Origin = { channel: 'console', chat: id, kind: 'private', sender: id, sentAt: 0, quoted: null };
  const judged: Judged[] = [];
  for (const [i, { say, ...wanted }] of turns.entries()) {
    const asked = turns.slice(0, i + 1).map((t) => t.say);
    const live = await handle({ id: `${id}.${i}`, text: say, history: [], asOf, origin });
    // As history the last turn says all those before it again: were one of them answered otherwise, so would it be.
    const history =
      i + 1 < turns.length ? null : await answerOnce({ id: null, text: say, history: asked.slice(0, -1), asOf }, parts);
    const faults = judgeReply(wanted, asked, live);
    if (isOtherwise(live, history)) faults.push('is another reply in a live chat');
    judged.push({ id, turn: i + 1, say, live, history, faults });
  }
  await store.close();
  return judged;
}

/** Whether a turn is answered otherwise as history than live; only a chat gives its questions a name that buttons send back. */
export const isOtherwise = ({ question: _, ...live }: Reply, history: Reply | null): boolean =>
  history !== null && JSON.stringify(history) !== JSON.stringify(live);

async function main(): Promise<void> {
  const parts = await heldParts();
  const judged: Judged[] = [];
  for (const dialogue of readDialogues()) judged.push(...(await hold(dialogue, parts)));
  const failed = judged.filter((j) => j.faults.length > 0);
  for (const { id, turn, say, live, faults } of failed)
    console.log(
      `${id}.${turn} ${say}\n    ${faults.join('; ')}\n    > ${live.text.replace(/\s+/g, ' ').slice(0, 200)}`,
    );
  const dialogues = new Set(judged.map((j) => j.id));
  const wrong = new Set(failed.map((j) => j.id));
  console.log(
    `${judged.length - failed.length} of ${judged.length} turns, ${dialogues.size - wrong.size} of ${dialogues.size} dialogues pass`,
  );
  process.exitCode = failed.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
