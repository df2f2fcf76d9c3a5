import { OwnWords } from '../answer/draft/own-words.ts';
import type { PartialReply } from '../answer/join-drafts.ts';
import { askWhichClient, sayOf } from '../answer/say/client-list.ts';
import { normalise } from '../language/normalise.ts';
import { ofClients } from '../understand/client-command.ts';
import { clientMentions } from '../understand/client-mentions.ts';
import type { Address } from '../understand/message-parts.ts';
import { type ClientSession, memoryOf, withMemory } from './clients.ts';
import type { Services } from './services.ts';

/** What a message asks of the clients that are kept, and the session that it is to be answered in. */
export type Turned =
  /** Which client is meant has to be asked first. */
  | { readonly to: 'nobody'; readonly asks: PartialReply; readonly state: ClientSession }
  /** A word of command, and what else is said. */
  | { readonly to: 'command'; readonly act: Address; readonly rest: string }
  /** One client is open now: `text` is what it is asked, `head` says so where another was open. */
  | { readonly to: 'client'; readonly head: PartialReply | null; readonly state: ClientSession; readonly text: string }
  | {
      readonly to: 'several';
      readonly names: readonly string[];
      readonly text: string;
      readonly compares: boolean;
      readonly adds: boolean;
    };

/** Turns to the clients that a message speaks of; null where it speaks of none that is kept. */
export function turnToClient(raw: string, session: ClientSession, { knowledge }: Services): Turned | null {
  const names = [...session.memories.keys()].filter((name) => name !== '');
  const { unclear, asked } = memoryOf(session);
  const book = { names, open: session.client };
  const said = normalise(raw);
  const told = unclear && namesOne(said, unclear.names, knowledge);
  const text = unclear && told ? unclear.text.replace(unclear.said, told) : said;
  const settled = unclear ? withMemory(session, { ...memoryOf(session), unclear: null }) : session;
  const meant = ofClients(text, book, knowledge);
  const own = new OwnWords();
  if (meant === null) return null;
  switch (meant.of) {
    case 'unclear': {
      const asks = { draft: askWhichClient(meant.names, own), asked: own.text, decided: [] };
      const waits = { text, said: meant.said, names: meant.names };
      return { to: 'nobody', asks, state: withMemory(session, { ...memoryOf(session), unclear: waits }) };
    }
    case 'command':
      return { to: 'command', act: meant.act, rest: meant.rest };
    case 'several':
      return { to: 'several', names: meant.names, text: meant.text, compares: meant.compares, adds: meant.adds };
    case 'one': {
      const { name, same } = meant;
      if (same && asked === '') return { to: 'command', act: { act: 'manage', which: 'client', what: name }, rest: '' };
      const head = name === session.client ? null : { draft: sayOf(name, own), asked: own.text, decided: [] };
      return { to: 'client', head, state: { ...settled, client: name }, text: same ? asked : meant.text };
    }
  }
}

/** The one of several that is told: by its name, a part that only it has, or its number. */
function namesOne(text: string, names: readonly string[], knowledge: Services['knowledge']): string | null {
  const number = Number(knowledge.language.pattern('{choice-number}').exec(text)?.groups?.number);
  const ordered = names[number - 1];
  if (ordered !== undefined) return ordered;
  const mentioned = clientMentions(text, { names, open: '' }, knowledge).filter((m) => m.names.length === 1);
  const byPart = names.filter((name) =>
    [...name].some((_, i) => {
      const part = name.slice(i, i + 2);
      return (
        part.length === 2 && text.includes(part) && names.every((other) => other === name || !other.includes(part))
      );
    }),
  );
  const [only, ...more] = mentioned.length === 1 ? (mentioned[0]?.names ?? []) : byPart;
  return only !== undefined && more.length === 0 ? only : null;
}
