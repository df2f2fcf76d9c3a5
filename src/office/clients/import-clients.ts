import type { Store } from '../../store/port.ts';
import { changeClient, clientName, type StatedValue, withStatement } from './client-profile.ts';

/** So many clients are written in one transaction: others wait no longer than that. */
const AT_ONCE = 50;

/** The names of clients, each with its facts as a file tells them. */
export type FactsOfClients = readonly (readonly [client: string, facts: Readonly<Record<string, unknown>>])[];

/** Takes the clients of a file into the agency's; gives how many. Told again, the same facts change nothing. */
export async function importClients(
  store: Store,
  clients: FactsOfClients,
  { file, on, now }: { readonly file: string; readonly on: string; readonly now: number },
): Promise<number> {
  for (let i = 0; i < clients.length; i += AT_ONCE)
    await store.transaction(async (tx) => {
      for (const [name, facts] of clients.slice(i, i + AT_ONCE))
        await changeClient(tx, clientName(name), now, (profile) =>
          Object.entries(facts).reduce(
            (next, [fact, value]) =>
              withStatement(next, fact, { value: value as StatedValue['value'], source: 'file', from: file, on }),
            profile,
          ),
        );
    });
  return clients.length;
}
