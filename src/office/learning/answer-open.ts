import { InputError } from '../../errors.ts';
import { redact } from '../../language/redact-question.ts';
import type { Whose } from '../../store/port/person.ts';
import type { ThreadLine } from '../../store/port/threads.ts';
import type { Transaction } from '../../store/port.ts';
import { noteOn } from '../audit-trail.ts';
import { keepBasis } from '../basis.ts';
import { nameOfPerson, type Owed, sendFromDesk } from '../chats.ts';
import { addNote, silencesOf } from '../notes.ts';
import { OPEN } from './open-groups.ts';

/** Whether the asker of an open question is told of an answer: where it goes, or why it does not. */
export interface Asker {
  readonly id: string;
  readonly whose: Whose;
  readonly at: number;
  /** `owned`: a colleague has the chat, by name; `silent`: nobody shall be written to there; `gone`: nothing is kept of it. */
  readonly reach: 'told' | 'owned' | 'silent' | 'gone';
  readonly owner: string | null;
}

/** The askers of some open questions, as they can be reached by an account. Those answered meanwhile are left out. */
export async function askersOf(tx: Transaction, ids: readonly string[], me: string, now: number): Promise<Asker[]> {
  const askers: Asker[] = [];
  for (const id of ids) {
    const open = await OPEN.get(tx, id);
    if (!open) continue;
    const whose = whoseAbout(open.about);
    const thread = await tx.threads.find(whose);
    const owner = thread?.owner ?? null;
    const silent = (await silencesOf(tx, whose, now)).length > 0;
    const reach = !thread ? 'gone' : owner !== null && owner !== me ? 'owned' : silent ? 'silent' : 'told';
    askers.push({ id, whose, at: open.at, reach, owner: owner === null ? null : nameOfPerson(owner) });
  }
  return askers;
}

/**
 * Answers open questions: each asker is told in the chat where they asked, under their own words; where a colleague has the chat, that
 * one is told in a note. @throws InputError where all were answered meanwhile, or the answer is empty
 */
export async function answerOpen(
  tx: Transaction,
  ids: readonly string[],
  { text, clause }: { readonly text: string; readonly clause: string | null },
  by: string,
  now: number,
): Promise<Owed[]> {
  const words = text.trim();
  if (words === '') throw new InputError('回复是空的');
  const askers = await askersOf(tx, ids, by, now);
  if (askers.length === 0) throw new InputError('这些问题刚才有人答过了');
  const owed: Owed[] = [];
  for (const { id, whose, reach } of askers) {
    const open = await OPEN.get(tx, id);
    if (!open) continue;
    await OPEN.remove(tx, id);
    const thread = reach === 'gone' ? null : await tx.threads.find(whose);
    if (!thread || reach === 'silent') continue;
    if (reach === 'owned') {
      await addNote(tx, whose, `待学习的问题“${open.value.question}”已有答复，还没有发给对方：${words}`, by, now);
      continue;
    }
    const isIt = (line: ThreadLine): boolean => redactedOf(line) === open.value.question;
    const told = await sendFromDesk(tx, thread, (line) => `${quoted(line, isIt)}${words}`, by, now, isIt);
    if (!told) continue;
    owed.push(told);
    await keepBasis(tx, thread, { clauses: clause === null ? [] : [clause], calculations: [] }, now);
    await noteOn(tx, thread, by, '答复待学习的问题', now);
  }
  return owed;
}

const LONGEST = 60;

type Asked = Extract<ThreadLine, { kind: 'asked' }>;

function quoted(line: Asked, isIt: (line: ThreadLine) => boolean): string {
  if (!isIt(line) || line.content.kind !== 'text') return '您之前问的问题，现在可以答复您：\n';
  const { text } = line.content;
  return `您之前问“${text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text}”，现在可以答复您：\n`;
}

const redactedOf = (line: ThreadLine): string | null =>
  line.kind === 'asked' && line.content.kind === 'text' ? redact(line.content.text) : null;

function whoseAbout(about: string): Whose {
  const [channel = '', chat = '', sender = ''] = JSON.parse(about) as string[];
  return { channel, chat, sender } as Whose;
}
