import { OwnWords } from '../answer/draft/own-words.ts';
import { answerEach } from '../answer/join-drafts.ts';
import { sayClientsRecorded } from '../answer/say/client-list.ts';
import { normalise } from '../language/normalise.ts';
import { clientsIn } from '../understand/clients-in.ts';
import type { Considered } from './consider.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import { tryPlainly } from './try-readings.ts';
import { readingTaken, type Way } from './way.ts';

/**
 * Several enterprises of one message, each answered for itself under its own words; nothing of one is read under another. Those that have
 * a name are kept as clients of that name.
 */
export async function answerEachClient(raw: string, asOf: string, memory: Memory, on: Services): Promise<Way | null> {
  const clients = clientsIn(normalise(raw), on.knowledge.language);
  if (clients.length < 2) return null;
  const answers: Considered[] = [];
  for (const { text } of clients)
    answers.push(await tryPlainly(text, asOf, { ...memory, facts: new Map(), pending: null }, on));
  if (answers.every((a) => a.draft.outcome === 'decline')) return null;
  const last = answers.findLast(({ draft }) => draft.outcome !== 'decline');
  const { facts, notes, items, open, pending, ambiguous } = memory;
  const after = last ? { ...last.after(last.draft), facts, notes, items, open, pending, ambiguous } : memory;
  const told = new Map(
    clients.flatMap(({ name }, i) => {
      const one = answers[i];
      return name !== null && one ? [[name, one.after(one.draft)] as const] : [];
    }),
  );
  const asks = on.knowledge.language.pattern('{ask-word}|{wants-sum}|{reckons}').test(normalise(raw));
  const own = new OwnWords();
  const piece =
    asks || told.size === 0
      ? answerEach(answers)
      : { draft: sayClientsRecorded([...told.keys()], own), asked: own.text, decided: [] };
  return { ...piece, memory: after, clients: told, missed: null, readings: answers.map(readingTaken) };
}
