import { parseFigures } from '../language/figure.ts';
import { EMPTY_MEMORY, type Memory } from './state.ts';

/** A person in a chat: which enterprise is open ('' is their own), and a memory for each; nothing of one is read under another. */
export interface ClientSession {
  readonly client: string;
  readonly memories: ReadonlyMap<string, Memory>;
}

export const STRANGER: ClientSession = { client: '', memories: new Map() };

export function memoryOf(session: ClientSession): Memory {
  return session.memories.get(session.client) ?? EMPTY_MEMORY;
}

export function withMemory(session: ClientSession, memory: Memory): ClientSession {
  return { ...session, memories: new Map(session.memories).set(session.client, memory) };
}

/** A name that no client has: the one asked for, or 新客户 and a letter. */
export function nameFor(session: ClientSession, wanted: string): string {
  if (wanted !== '') return wanted;
  const free = [...'甲乙丙丁戊己庚辛壬癸']
    .map((letter) => `新客户${letter}`)
    .find((name) => !session.memories.has(name));
  return free ?? `新客户${session.memories.size}`;
}

/** The client that is meant: of that name, the only one whose name says it (宏达 of 宏达机械), or the third of 第三家; as it was said where there is none. */
export function clientMeant(session: ClientSession, said: string): string {
  const names = [...session.memories.keys()];
  const like = names.filter((name) => said !== '' && name.includes(said));
  const [only, ...more] = like.length > 0 ? like : inTheirOrder(names, said);
  return only === undefined || more.length > 0 || session.memories.has(said) ? said : only;
}

function inTheirOrder(names: readonly string[], said: string): readonly string[] {
  const [figure] = parseFigures(said);
  const nth = figure?.unit === 'ordinal' && figure.start === 0 ? Number(figure.value) : 0;
  return names.filter((name) => name !== '').slice(nth - 1, nth);
}
