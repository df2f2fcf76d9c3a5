import { OwnWords } from '../answer/draft/own-words.ts';
import { courtesy, sayStale } from '../answer/say/courtesy.ts';
import type { Reply } from '../contract/reply.ts';
import { InputError } from '../errors.ts';
import { normalise } from '../language/normalise.ts';
import { pastedQuestion, readCommand } from '../understand/manage.ts';
import { memoryOf, type Session, withMemory } from './clients.ts';
import { converse } from './converse.ts';
import type { Talked } from './effects.ts';
import { obey } from './obey.ts';
import { joined, say } from './send.ts';
import type { Parts } from './services.ts';
import { converseSeveral } from './several.ts';
import { putBack, setAside } from './yearly-facts.ts';

/** One message in a conversation: a word of command, a pasted text with a question, or a question. */
export function talk(raw: string, asOf: string, session: Session, parts: Parts): Talked {
  const text = normalise(raw);
  if (text === '') throw new InputError('问题是空的');
  const command = readCommand(text);
  if (command) {
    const obeyed = obey(command, asOf, session, parts);
    if (obeyed && 'rest' in command && command.rest !== '') {
      const rest = talk(command.rest, asOf, obeyed.session, parts);
      return { ...rest, reply: after(obeyed.reply, rest.reply) };
    }
    if (obeyed) return obeyed;
  }
  const pasted = pastedQuestion(text);
  if (!pasted) return ask(raw, asOf, session, parts);
  if (pasted.question === null)
    return { reply: say(courtesy('pastedWithoutQuestion'), asOf, parts), session, deeds: [] };
  const answered = ask(pasted.question, asOf, session, parts);
  return { ...answered, reply: joined(answered.reply, say(courtesy('pasted'), asOf, parts)) };
}

/** Words that only announce another question. */
const ASIDE =
  /^\s*(?:换个话题|换个问题|另外|对了|顺便(?:再)?问(?:一?下|一?个)?|再问(?:一?下|一?个(?:问题)?))[,，:：。\s]+(?=\S)/;

/** A question under the profile that is open; what was said of another year stands aside, and a reply that asks for it says so. */
function ask(raw: string, asOf: string, session: Session, parts: Parts): Talked {
  const before = memoryOf(session);
  const { memory, stale } = setAside(before, asOf, parts.knowledge.book.facts);
  const asked = raw.replace(ASIDE, '');
  const conversed = converseSeveral(asked, asOf, memory, parts) ?? converse(asked, asOf, memory, parts);
  const { reply, memory: after, missed } = conversed;
  const question = normalise(raw);
  const wanted = after.pending?.fact ?? '';
  const words = stale.has(wanted) ? before.notes.get(wanted)?.words : undefined;
  const own = new OwnWords();
  return {
    reply: words ? joined(reply, say(sayStale(words, own), asOf, parts, own)) : reply,
    session: withMemory(session, putBack(after, before, stale)),
    deeds: missed ? [{ kind: 'missed', question, ...missed }] : [],
  };
}

/** An answer below what was done first. */
function after(first: Reply, answer: Reply): Reply {
  const { text, figures } = joined(first, answer);
  return { ...answer, text, figures };
}
