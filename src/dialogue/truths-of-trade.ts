import type { LanguageData } from '../knowledge/language-data.ts';

/** A truth of a firm that what it does tells, and how a reply tells so. */
export interface TruthOfTrade {
  readonly fact: string;
  readonly value: boolean;
  readonly reading: string;
}

/** Truths that the trades of a firm tell (a trader is no works), where the firm told none of them itself and its trades agree. */
export function truthsOfTrade(
  trades: readonly string[],
  known: ReadonlyMap<string, unknown>,
  { trades: all }: LanguageData,
): readonly TruthOfTrade[] {
  const own = all.filter(({ trade }) => trades.includes(trade));
  const facts = [...new Set(own.flatMap(({ tells }) => Object.keys(tells)))].filter((fact) => !known.has(fact));
  return facts.flatMap((fact) => {
    const [value, ...others] = new Set(own.flatMap(({ tells }) => tells[fact] ?? []));
    // 既搞软件又开厂: of a trade that tells nothing of it, it is asked.
    if (
      value === undefined ||
      others.length > 0 ||
      own.some(({ kind, tells }) => kind === 'enterprise' && !(fact in tells))
    )
      return [];
    const called = own.map((one) => one.called).join('，');
    return [{ fact, value, reading: `按您说的行当（${called}），${value ? '当作' : '不算'}${fact}` }];
  });
}
