import { OwnWords } from '../answer/draft/own-words.ts';
import { sayClientGone, sayClients, sayOpened } from '../answer/say/client-list.ts';
import { courtesy } from '../answer/say/courtesy.ts';
import { sayProfile } from '../answer/say/profile-text.ts';
import { refer } from '../answer/say/referral.ts';
import type { Clause } from '../knowledge/document.ts';
import type { Command } from '../understand/manage.ts';
import { memoryOf, nameFor, type Session, STRANGER, withMemory } from './clients.ts';
import type { Deed, Talked } from './effects.ts';
import { change, drop, knownOf } from './profile.ts';
import { say } from './send.ts';
import type { Parts } from './services.ts';

/** Does what a command asks; null where the words turn out to be a question after all. */
export function obey(command: Command, asOf: string, session: Session, parts: Parts): Talked | null {
  const own = new OwnWords();
  const answer = (draft: Parameters<typeof say>[0], next = session, deeds: readonly Deed[] = []): Talked => ({
    reply: say(draft, asOf, parts, own),
    session: next,
    deeds,
  });
  const memory = memoryOf(session);
  switch (command.kind) {
    case 'silence':
    case 'unreadable':
    case 'abuse':
      return answer(courtesy(command.kind));
    case 'profile':
      return answer(sayProfile(knownOf(memory, asOf, parts), session.client, own, parts.knowledge.book.facts));
    case 'change':
      return change(command.told, asOf, session, parts);
    case 'drop':
      return drop(command.what, asOf, session, parts);
    case 'forget':
      return answer(courtesy('forgotten'), STRANGER, [{ kind: 'forget' }]);
    case 'human':
      return answer(refer(discussed(memory.cited, parts), parts.settings));
    case 'vote': {
      const { useful } = command;
      if (memory.asked === '') return answer(courtesy('nothingToVote'));
      const deed: Deed = { kind: 'vote', useful, question: memory.asked, clause: memory.cited[0] ?? null };
      return answer(courtesy(useful ? 'useful' : 'useless'), session, [deed]);
    }
    case 'clients':
      return answer(sayClients([...session.memories.keys()], session.client, own));
    case 'client':
    case 'new-client': {
      const client = command.kind === 'new-client' ? nameFor(session, command.client) : command.client;
      const isNew = client !== '' && !session.memories.has(client);
      const opened = withMemory({ ...session, client }, memoryOf({ ...session, client }));
      return answer(sayOpened(client, isNew, own), opened);
    }
    case 'drop-client': {
      const memories = new Map(session.memories);
      const held = memories.delete(command.client);
      const client = session.client === command.client ? '' : session.client;
      const deeds: Deed[] = held ? [{ kind: 'drop-client', client: command.client }] : [];
      return answer(sayClientGone(command.client, held, own), { client, memories }, deeds);
    }
  }
}

function discussed(cited: readonly string[], { knowledge }: Parts) {
  const clause: Clause | undefined = knowledge.clauses.get(cited[0] ?? '');
  const document = clause && knowledge.documents.get(clause.document);
  return clause && document ? { clause, document } : null;
}
