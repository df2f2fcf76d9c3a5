/** Whom the assistant keeps silent towards: a person in every chat of a channel, a group, or one client that a person asks for. */
export type SilenceScope = 'person' | 'group' | 'client';

export interface Silence {
  readonly scope: SilenceScope;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly reason: string;
  /** The account that asked for it. */
  readonly by: string;
}

/** What a silence is kept under: its kind among the records, its name, and what it belongs to. */
export const SILENCE = 'silence';

export function silenceKey(
  scope: SilenceScope,
  { channel, chat, sender, client }: { channel: string; chat: string; sender: string; client: string },
): { readonly id: string; readonly about: string } {
  const group = JSON.stringify([channel, chat]);
  const person = JSON.stringify([channel, sender]);
  if (scope === 'group') return { id: `group ${group}`, about: `group ${group}` };
  return { id: scope === 'person' ? `person ${person}` : `client ${person} ${client}`, about: `person ${person}` };
}
