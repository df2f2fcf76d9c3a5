import type { Knowledge } from '../knowledge/load.ts';
import { everywhere } from '../language/pattern.ts';
import { readCommon } from './act-of-whole.ts';
import { type ClientBook, type ClientMention, clientMentions } from './client-mentions.ts';
import { matchAct } from './match-act.ts';
import type { Address } from './message-parts.ts';

/** What a message has to do with the clients that the asker keeps. */
export type OfClients =
  /** It may mean several of them, by what it says. */
  | { readonly of: 'unclear'; readonly said: string; readonly names: readonly string[] }
  /** A word of command about one, or about the list; what it says after it. */
  | { readonly of: 'command'; readonly act: Address; readonly rest: string }
  /** It speaks of one: in the words of that enterprise itself. `same`: what was asked last is asked of it. */
  | { readonly of: 'one'; readonly name: string; readonly text: string; readonly same: boolean }
  /** Each of several is asked about, in the words of each; or which of them gets more. */
  | {
      readonly of: 'several';
      readonly names: readonly string[];
      readonly text: string;
      readonly compares: boolean;
      readonly adds: boolean;
    };

/** Stands for the name of a client in knowledge/language/acts.yaml. */
const MARK = '◇';

/** Words of command about what is known of whoever is open. */
const OF_FACTS: ReadonlySet<string> = new Set(['change', 'drop', 'unkeep']);

/** How a normalised message speaks of clients that are kept; null where it speaks of none. */
export function ofClients(text: string, book: ClientBook, knowledge: Knowledge): OfClients | null {
  if (book.names.length === 0) return null;
  const { language } = knowledge;
  const common = readCommon(text, false, language)?.[0];
  if (common?.act === 'manage' && !OF_FACTS.has(common.which)) return null;
  const mentions = clientMentions(text, book, knowledge);
  const unclear = mentions.find(({ names }) => names.length > 1 && !names.includes(book.open));
  if (unclear) return { of: 'unclear', said: text.slice(unclear.start, unclear.end), names: unclear.names };
  const named = [...new Set(mentions.map((m) => (m.names.includes(book.open) ? book.open : (m.names[0] ?? ''))))];
  const marked = withMarks(text, mentions);
  const found = matchAct(marked, language, ({ act, which }) => act === 'book' && isPossible(which, named, book));
  const [name = ''] = named;
  const of = named.length > 1 ? named : book.names;
  const { rest = '', into } = found?.groups ?? {};
  const called = text.slice(mentions[0]?.start, mentions[0]?.end);
  const unmarked = rest.replaceAll(MARK, called);
  switch (found?.entry.which) {
    case 'each-client':
      return {
        of: 'several',
        names: of,
        text: ofEach(text, mentions, knowledge),
        compares: false,
        adds: adds(text, knowledge),
      };
    case 'compare-clients':
      return { of: 'several', names: of, text: '', compares: true, adds: false };
    case 'same-of-client':
      return { of: 'one', name, text: '', same: true };
    case 'clients':
      return { of: 'command', act: { act: 'manage', which: 'clients', what: '' }, rest: '' };
    case 'rename-client':
      return {
        of: 'command',
        act: {
          act: 'manage',
          which: 'rename-client',
          what: name,
          ...(into ? { into: into.replaceAll(MARK, called) } : {}),
        },
        rest: '',
      };
    case 'client':
    case 'drop-client':
      return { of: 'command', act: { act: 'manage', which: found.entry.which, what: name }, rest: unmarked };
    default:
      break;
  }
  if (named.length > 1 && language.pattern('{ask-word}').test(text))
    return {
      of: 'several',
      names: named,
      text: ofEach(text, mentions, knowledge),
      compares: false,
      adds: adds(text, knowledge),
    };
  return named.length === 1 ? { of: 'one', name, text: inOwnWords(text, mentions, knowledge), same: false } : null;
}

/** What one name, several or none can be told to do. */
function isPossible(which: string | undefined, named: readonly string[], { names }: ClientBook): boolean {
  if (which === 'each-client') return named.length > 1 || (named.length === 0 && names.length > 1);
  if (which === 'compare-clients') return named.length === 2 || (named.length === 0 && names.length === 2);
  return which === 'clients' || named.length === 1;
}

const withMarks = (text: string, mentions: readonly ClientMention[]): string =>
  mentions.toReversed().reduce((words, { start, end }) => `${words.slice(0, start)}${MARK}${words.slice(end)}`, text);

/** 恒锐能拿多少 → 我们公司能拿多少: what is asked of a client, as it would ask itself. */
function inOwnWords(text: string, mentions: readonly ClientMention[], { language }: Knowledge): string {
  return withMarks(text, mentions).replace(everywhere(language.pattern(`${MARK}{that-firm}?`), 'gu'), OWN);
}
const OWN = '我们公司';

/** 两家加起来多少: a sum over enterprises is wanted, which nothing grants. */
const adds = (text: string, { language }: Knowledge): boolean => language.pattern('{total}').test(text);

/** 三家各能拿什么 → 能拿什么: what is asked of each. */
function ofEach(text: string, mentions: readonly ClientMention[], { language }: Knowledge): string {
  const bare = withMarks(text, mentions).replace(everywhere(language.pattern(`{lists-with}?${MARK}`), 'giu'), '');
  return ['{all-clients}', '{each-of-them}|{each-or-all}'].reduce(
    (words, of) => words.replace(language.pattern(of), ''),
    bare,
  );
}
