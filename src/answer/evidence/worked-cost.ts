import type { Working } from '../draft/working.ts';
import { type Case, kindAlike, ownSums } from './own-case.ts';
import { type Pay, paysIn } from './pays-in.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import type { UncheckedWork } from './worked-shape.ts';

/** What something really cost, up to its ceiling; of several costs each by the sentence that says most of the words before it. */
export function calculateByActual(one: Case, sentences: readonly Sentence[]): UncheckedWork | null {
  const { clause, language, out, asker, held } = one;
  const pays = paysIn(clause, sentencesOf(clause), language).filter(({ pays }) => pays === 'actual');
  const near = pays.filter(({ sentence }) => sentences.includes(sentence));
  if (near.length === 0) return null;
  const costs = ownSums(one, '').filter(
    (f) => f.unit === 'CNY' && near.every(({ of }) => kindAlike(one, f, of) > (f.told ? 0 : 1)),
  );
  const several = costs.length > 1;
  const parts = [...costs]
    .sort((a, b) => a.start - b.start)
    .flatMap((said) => {
      const before = said.around.slice(0, Math.max(0, said.around.indexOf(said.text)));
      const pay = several ? likest(pays, pairsOf(before), one) : sayingMost(near, pairsOf(said.around));
      const sum = pay && out({ by: 'least', of: asker(said), with: held(pay.held) });
      return pay && sum ? [{ said, pay, sum }] : [];
    });
  const [first, ...others] = parts;
  if (!first || new Set(parts.map(({ pay }) => pay.held)).size < parts.length || parts.length < costs.length)
    return null;
  if (others.length === 0 && !saysMost(one, near)) return null;
  const base = { lead: 'worked', sure: true, clause, sentences: parts.map(({ pay }) => pay.sentence) } as const;
  if (others.length === 0) return { ...base, as: 'actual', said: first.said, sum: first.sum };
  const sum = out(
    others.reduce<Working>((all, { sum: { working } }) => ({ by: 'plus', of: all, with: working }), first.sum.working),
  );
  return sum && { ...base, as: 'costs', sum, items: parts.map(({ said, sum: due }) => ({ said, due })) };
}

/** The one whose sentence says most of some words. */
function sayingMost(pays: readonly Pay[], words: ReadonlySet<string>): Pay | undefined {
  const says = ({ sentence }: Pay): number => sharedPairs(sentence.text, words);
  const [best, next] = [...pays].sort((a, b) => says(b) - says(a));
  return best && (!next || says(best) > says(next)) ? best : undefined;
}

/** The one that says most of some words, by what it pays for, else by the rest of its sentence, with the words aside that all of them say. */
function likest(pays: readonly Pay[], words: ReadonlySet<string>, { language }: Case): Pay | undefined {
  const paidFor = ({ of }: Pay): string => {
    const [at] = language.places('{pays-actual}', of).slice(-1);
    return /[^，,。；;]*$/.exec(of.slice(0, at?.start ?? of.length))?.[0] ?? of;
  };
  for (const say of [paidFor, ({ sentence }: Pay) => sentence.text]) {
    const texts = pays.map(say);
    const own = texts.map((text, i) => {
      const others = pairsOf(texts.filter((_, at) => at !== i).join('，'));
      return [...pairsOf(text)].filter((pair) => !others.has(pair) && words.has(pair)).length;
    });
    const most = Math.max(...own);
    const best = pays.filter((_, i) => own[i] === most);
    if (most > 0 && best.length === 1) return best[0];
  }
  return undefined;
}

/** No other clause of the document pays real costs and says as much of what is asked. */
function saysMost({ evidence, clause, language }: Case, pays: readonly Pay[]): boolean {
  const words = pairsOf(evidence.own.searched);
  const most = (some: readonly Pay[]): number =>
    Math.max(0, ...some.map(({ sentence }) => sharedPairs(sentence.text, words)));
  /** Of sentences that say as much the one that says least besides is meant. */
  const plainest = (some: readonly Pay[]): number =>
    Math.min(
      ...some.flatMap(({ sentence }) => (sharedPairs(sentence.text, words) === most(some) ? sentence.text.length : [])),
    );
  const document = evidence.candidates.find((r) => r.clause.id === clause.id)?.document;
  const others = (document?.clauses ?? []).filter((other) => other.id !== clause.id);
  const rivals = others
    .flatMap((other) => paysIn(other, sentencesOf(other), language))
    .filter((pay) => pay.pays === 'actual');
  return most(pays) > most(rivals) || (most(pays) === most(rivals) && plainest(pays) < plainest(rivals));
}
