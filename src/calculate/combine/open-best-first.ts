import { type Cap, payUnderCaps } from './pay-under-caps.ts';
import type { Problem, Selection } from './problem.ts';
import { Rivals, type Shares, UpperBounds, WHOLE } from './upper-bounds.ts';

/** What is taken so far, what may still be, and how much that can score at most. */
interface Node {
  readonly taken: readonly number[];
  readonly open: readonly number[];
  readonly shares: Shares;
  readonly limit: number;
}

/**
 * Branch and bound over a component, what promises most first, so that nothing is opened that can score less than the best. A score is what is
 * paid times more than there are members, less one for each that is taken, told in parts; exact while all amounts together stay under 900亿元.
 */
export class Search {
  private readonly amounts: readonly bigint[];
  private readonly scores: readonly number[];
  private readonly members: readonly number[];
  private readonly requires: Problem['requires'];
  private readonly caps: readonly Cap[];
  private readonly rivals: Rivals;
  private readonly bounds: UpperBounds;
  private chosen: readonly number[] | null = null;
  private score = Number.NEGATIVE_INFINITY;
  /** What scores as much as the best or could, and was not opened. */
  private readonly ties: Node[] = [];

  constructor(component: readonly number[], { amounts, exclusions, requires, caps }: Problem) {
    const isOwn = (set: readonly number[]): boolean => set.some((i) => component.includes(i));
    this.amounts = amounts;
    this.requires = requires;
    this.members = component.filter((i) => (amounts[i] ?? 0n) > 0n || requires.some(([, needed]) => needed === i));
    this.caps = caps.filter(({ of }) => isOwn(of));
    this.rivals = new Rivals(amounts.length, exclusions.filter(isOwn));
    const times = this.members.length + 1;
    this.scores = amounts.map((amount) => Number(amount) * times);
    const limits = this.caps.map(({ of, limit }) => ({ of, limit: Number(limit) * times }));
    this.bounds = new UpperBounds(this.rivals, this.scores, limits, this.members);
  }

  /** The selection that pays most, of those one of the fewest; null where nothing may be had. */
  best(): Selection | null {
    const first = this.node([], this.members, this.bounds.root);
    this.explore([first], true, (taken, score) => {
      if (score < this.score) return false;
      [this.chosen, this.score] = [taken, score];
      this.ties.push({ taken, open: [], shares: first.shares, limit: score });
      return false;
    });
    const { chosen } = this;
    return chosen && { chosen: ascending(chosen), value: payUnderCaps(chosen, this.amounts, this.caps) };
  }

  /** A selection as good as the best that has all of `within` and none of `without`; null where there is none. */
  asGood(within: readonly number[], without: ReadonlySet<number>): readonly number[] | null {
    const agenda = this.ties.flatMap(({ taken, open, shares, limit }) => {
      const more = within.filter((i) => !taken.includes(i));
      if (limit < this.score || taken.some((i) => without.has(i)) || more.some((i) => !open.includes(i))) return [];
      const isRival = (i: number): boolean => more.some((j) => this.rivals.are(i, j));
      const rest = open.filter((i) => !more.includes(i) && !without.has(i) && !isRival(i));
      return more.some(isRival) ? [] : [this.node([...taken, ...more], rest, shares)];
    });
    let found: readonly number[] | null = null;
    this.explore(agenda, false, (taken, score) => {
      if (score >= this.score) found = taken;
      return found !== null;
    });
    return found;
  }

  private node(taken: readonly number[], open: readonly number[], shares: Shares): Node {
    return { taken, open, shares, limit: this.bounds.most(taken, open, shares) };
  }

  /** Opens what an agenda holds until `ends` says of a selection that it is enough; what can score no more than the best is left, or less. */
  private explore(
    agenda: Node[],
    leavesTies: boolean,
    ends: (taken: readonly number[], score: number) => boolean,
  ): void {
    const isTie = ({ limit }: Node): boolean => leavesTies && limit < this.score + WHOLE;
    const put = (node: Node): void => {
      if (node.limit < this.score) return;
      if (isTie(node)) this.ties.push(node);
      else agenda.splice(placeOf(node, agenda), 0, node);
    };
    for (let node = agenda.pop(); node; node = agenda.pop()) {
      if (node.limit < this.score) continue;
      const { taken } = node;
      const shares = this.bounds.tuned(taken, node.open, node.shares, this.score);
      if (shares !== node.shares) {
        put(this.node(taken, node.open, shares));
        continue;
      }
      if (isTie(node)) {
        this.ties.push(node);
        continue;
      }
      const open = node.open.filter((i) => node.limit + this.bounds.gain(i, shares) >= this.score);
      const i = this.next(open);
      if (i === null) {
        if (this.fulfils(taken) && ends(taken, this.scoreOf(taken))) return;
        continue;
      }
      const others = open.filter((j) => j !== i);
      const beside = others.filter((j) => !this.rivals.are(i, j));
      put(this.node([...taken, i], beside, shares));
      put(this.node(taken, others, shares));
    }
  }

  private fulfils(taken: readonly number[]): boolean {
    return this.requires.every(([one, needed]) => !taken.includes(one) || taken.includes(needed));
  }

  private scoreOf(taken: readonly number[]): number {
    const pays = Number(payUnderCaps(taken, this.amounts, this.caps));
    return WHOLE * (pays * (this.members.length + 1) - taken.length);
  }

  /** Whoever has most rivals left is decided first, of those the greatest: what is left falls apart. */
  private next(open: readonly number[]): number | null {
    let [next, most]: [number | null, number] = [null, -1];
    const scoreAt = (i: number): number => this.scores[i] ?? 0;
    for (const i of open) {
      const count = open.reduce((sum, j) => sum + (this.rivals.are(i, j) ? 1 : 0), 0);
      if (count > most || (count === most && next !== null && scoreAt(i) > scoreAt(next))) [next, most] = [i, count];
    }
    return next;
  }
}

const ascending = (all: readonly number[]): readonly number[] => [...all].sort((a, b) => a - b);

/** What promises most stands last, of that what is nearest to a whole selection. */
function placeOf(node: Node, agenda: readonly Node[]): number {
  let [from, to] = [0, agenda.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = agenda[middle] as Node;
    if ((other.limit - node.limit || node.open.length - other.open.length) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
