import { z } from 'zod';
import type { ClientMatch, ClientStanding } from './match-client.ts';

/** How each client of a file stands, with its name: each measure that is no plain no by its id, with what is told of it. */
export const Standings = z.array(
  z.tuple([z.string(), z.array(z.tuple([z.string(), z.tuple([z.enum(['fits', 'near', 'open']), z.string()])]))]),
);
export type Standings = z.infer<typeof Standings>;

/** One thing that is otherwise than it was; `measure` is null where a client is new or no longer there. */
export const Change = z.object({
  client: z.string(),
  measure: z.string().nullable(),
  was: z.string(),
  is: z.string(),
});
export type Change = z.infer<typeof Change>;

export function standingsOf(clients: readonly ClientMatch[]): Standings {
  return clients.map(({ client, matches }) => [
    client.name,
    matches.flatMap(({ measure, standing, says }): Standings[number][1] =>
      standing === 'not' ? [] : [[measure.rule.id, [standing, says]]],
    ),
  ]);
}

/** How a standing is called. */
export const CALLED: Readonly<Record<ClientStanding, string>> = {
  fits: '符合',
  near: '差一点',
  open: '缺资料',
  not: '不符合',
};

/** What is otherwise than it was of the clients of both, and who came or went. */
export function changesSince(
  before: Standings,
  now: Standings,
  titleOf: (measure: string) => string,
): readonly Change[] {
  const [old, current] = [new Map(before), new Map(now)];
  const told = (one: readonly [ClientStanding, string] | undefined): string =>
    one === undefined ? '没有' : `${CALLED[one[0]]}${one[1] === '' ? '' : `：${one[1]}`}`;
  const changed = [...current].flatMap(([client, measures]): Change[] => {
    const was = old.get(client);
    if (!was) return [{ client, measure: null, was: '没有', is: '新加的客户' }];
    const [a, b] = [new Map(was), new Map(measures)];
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((measure) => {
      const [x, y] = [told(a.get(measure)), told(b.get(measure))];
      return x === y ? [] : [{ client, measure: titleOf(measure), was: x, is: y }];
    });
  });
  const gone = [...old.keys()].filter((client) => !current.has(client));
  return [...changed, ...gone.map((client) => ({ client, measure: null, was: '在名单里', is: '不在名单里' }))];
}
