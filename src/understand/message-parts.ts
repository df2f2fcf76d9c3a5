import { normalise } from '../language/normalise.ts';
import { type Command, pastedQuestion, readCommand } from './manage.ts';
import type { Act } from './reading.ts';

/** What a message says to the assistant itself: a word of command, or one that only wants a polite word. */
export type Address = Extract<Act, { act: 'manage' | 'courtesy' }>;

/** A part of a message: what is said to the assistant, or words to be read as a question (`act` null). */
export interface MessagePart {
  readonly act: Address | null;
  readonly text: string;
}

/** Words that only announce another question. */
const ASIDE =
  /^\s*(?:换个话题|换个问题|另外|对了|顺便(?:再)?问(?:一?下|一?个)?|再问(?:一?下|一?个(?:问题)?))[,，:：。\s]+(?=\S)/;

/** The parts of a message, in their order; none where it is empty. Of a pasted text only its question is read. */
export function partsOfMessage(raw: string): readonly MessagePart[] {
  const text = normalise(raw);
  if (text === '') return [];
  const command = readCommand(text);
  if (command) {
    const rest = 'rest' in command ? partsOfMessage(command.rest) : [];
    return [{ act: addressOf(command, text), text: raw }, ...rest];
  }
  const pasted = pastedQuestion(text);
  if (!pasted) return [asQuestion(raw)];
  const which = pasted.question === null ? 'pastedWithoutQuestion' : 'pasted';
  const remark = { act: { act: 'courtesy', which, span: { start: 0, end: text.length } }, text } as const;
  return pasted.question === null ? [remark] : [asQuestion(pasted.question), remark];
}

/** Words to be read as a question. */
export function asQuestion(text: string): MessagePart {
  return { act: null, text: text.replace(ASIDE, '') };
}

function addressOf(command: Command, text: string): Address {
  const span = { start: 0, end: text.length };
  const manage = (what: string): Address => ({ act: 'manage', which: command.kind, what, span });
  switch (command.kind) {
    case 'silence':
    case 'unreadable':
    case 'abuse':
      return { act: 'courtesy', which: command.kind, span };
    case 'change':
      return manage(command.told);
    case 'drop':
      return manage(command.what);
    case 'client':
    case 'new-client':
    case 'drop-client':
      return manage(command.client);
    case 'vote':
      return manage(command.useful ? 'useful' : 'useless');
    default:
      return manage('');
  }
}
