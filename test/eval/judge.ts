/** What one ranking is worth, question by question. R@k is the share of the relevant passages among the first k. */
export interface Marks {
  readonly 'R@1': number[];
  readonly 'R@10': number[];
  readonly 'R@100': number[];
  readonly 'MRR@10': number[];
}
export const MEASURES = ['R@1', 'R@10', 'R@100', 'MRR@10'] as const;

export function judge(rankings: Iterable<readonly [ranked: readonly string[], relevant: ReadonlySet<string>]>): Marks {
  const marks: Marks = { 'R@1': [], 'R@10': [], 'R@100': [], 'MRR@10': [] };
  for (const [ranked, relevant] of rankings) {
    const found = (k: number) => ranked.slice(0, k).filter((id) => relevant.has(id)).length / relevant.size;
    marks['R@1'].push(found(1));
    marks['R@10'].push(found(10));
    marks['R@100'].push(found(100));
    const first = ranked.slice(0, 10).findIndex((id) => relevant.has(id));
    marks['MRR@10'].push(first < 0 ? 0 : 1 / (first + 1));
  }
  return marks;
}
