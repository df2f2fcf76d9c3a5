import type { Draft } from '../answer/draft/draft.ts';
import { OwnWords } from '../answer/draft/own-words.ts';
import { sayClientGone, sayClients, sayOpened, sayRenamed } from '../answer/say/client-list.ts';
import { courtesy } from '../answer/say/courtesy.ts';
import { sayProfile } from '../answer/say/profile-text.ts';
import { refer } from '../answer/say/referral.ts';
import { sayShorter } from '../answer/say/shorter.ts';
import { sayComplaint, sayHelp } from '../answer/say/small-talk.ts';
import type { Clause } from '../knowledge/document.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { Address } from '../understand/message-parts.ts';
import { type ClientSession, clientMeant, memoryOf, nameFor, STRANGER, withMemory } from './clients.ts';
import type { Done, Effect } from './effects.ts';
import { change, drop, knownOf } from './profile.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';

/** What was told last is told again, shorter; and how that is closed. */
export const SHORTENED: ReadonlyMap<string, string> = new Map([
  ['not-understood', 'retold-plainer'],
  ['too-long', 'retold-shorter'],
]);

/** Does what is asked of the assistant itself; null where the words turn out to be a question after all. */
export function obey(act: Address, asOf: string, session: ClientSession, on: Services, alone = true): Done | null {
  const own = new OwnWords();
  const done = (draft: Draft, state = session, effects: readonly Effect[] = []): Done => ({
    draft,
    asked: own.text,
    state,
    effects,
  });
  const fixed = (key: string) => courtesy(key, on.knowledge.replies);
  const memory = memoryOf(session);
  if (act.act === 'courtesy') {
    if (act.which === 'help') return done(sayHelp(on.knowledge));
    if (act.which === 'complaint' || (act.which === 'impatient' && memory.asked === ''))
      return done(sayComplaint(on.knowledge), session, [{ kind: 'hand-over', why: 'complains' }]);
    if (act.which === 'weary' && memory.asked !== '') return done(fixed('weary-midway'));
    const closing = SHORTENED.get(act.which);
    const of = closing === undefined ? null : discussed(memory.cited, on);
    const retold =
      of && closing
        ? sayShorter(of, measureOf(of.clause, memory, on), memory.asked, asOf, closing, on.knowledge.replies)
        : null;
    return done(retold ?? fixed(act.which));
  }
  const { which, what } = act;
  switch (which) {
    case 'profile':
      return done(sayProfile(knownOf(memory, asOf, on), session.client, own, on.knowledge.book.facts));
    case 'change':
      return change(what, asOf, session, on);
    case 'drop':
      return drop(what, session, on);
    case 'unkeep':
      return drop(what, session, on) ?? done(fixed('not-kept'));
    case 'forget':
      return done(fixed('forgotten'), STRANGER, [{ kind: 'forget' }]);
    case 'human':
      return done(refer(discussed(memory.cited, on), on.settings), session, [
        { kind: 'hand-over', why: 'asks-person' },
      ]);
    case 'vote': {
      const useful = what === 'useful';
      if (memory.asked === '') return done(fixed('nothing-to-vote'));
      const vote: Effect = { kind: 'vote', useful, question: memory.asked, clause: memory.cited[0] ?? null };
      return done(fixed(useful ? 'useful' : 'useless'), session, [vote]);
    }
    case 'clients':
      return done(sayClients([...session.memories.keys()], session.client, own));
    case 'client':
    case 'new-client': {
      const client = which === 'new-client' ? nameFor(session, what) : clientMeant(session, what);
      const isNew = client !== '' && !session.memories.has(client);
      const opened = withMemory({ ...session, client }, memoryOf({ ...session, client }));
      return done(sayOpened(client, isNew, alone, own), opened);
    }
    case 'drop-client': {
      const memories = new Map(session.memories);
      const gone = clientMeant(session, what);
      const held = memories.delete(gone);
      const client = session.client === gone ? '' : session.client;
      const effects: Effect[] = held ? [{ kind: 'drop-client', client: gone }] : [];
      const left = [...memories.keys()].filter((name) => name !== '');
      return done(sayClientGone(gone, held, left, own), { client, memories }, effects);
    }
    case 'rename-client': {
      const { into = '' } = act;
      const memories = new Map(
        [...session.memories].map(([name, kept]) => [name === what ? into : name, kept] as const),
      );
      const client = session.client === what ? into : session.client;
      return done(sayRenamed(into, own), { client, memories }, [{ kind: 'drop-client', client: what }]);
    }
    default:
      return null;
  }
}

/** The measure that was told of: the one calculated, or the only one that the clause grants; null where something else of it was asked. */
function measureOf({ id }: Clause, { rules, aspects }: Memory, { knowledge }: Services): Rule | null {
  if (aspects.length > 0 && !aspects.some((aspect) => OF_THE_AWARD.has(aspect))) return null;
  const granted = [...knowledge.book.rules.values()].filter((r) => r.clause === id && !knowledge.book.locked.has(r.id));
  const [only, ...more] = granted.filter((rule) => granted.length === 1 || rules.includes(rule.id));
  return only !== undefined && more.length === 0 ? only : null;
}
const OF_THE_AWARD: ReadonlySet<string> = new Set(['amount', 'conditions', 'whether']);

function discussed(cited: readonly string[], { knowledge }: Services) {
  const clause: Clause | undefined = knowledge.clauses.get(cited[0] ?? '');
  const document = clause && knowledge.documents.get(clause.document);
  return clause && document ? { clause, document } : null;
}
