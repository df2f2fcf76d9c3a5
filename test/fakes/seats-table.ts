import { StoreError } from '../../src/errors.ts';
import type { Ring, Seat, Seats, Work } from '../../src/store/seats.ts';

/** One table of seats for several programs, and what waits there. */
export class SeatsTable {
  readonly owners = new Map<string, { readonly owner: number; readonly fence: number }>();
  readonly programs = new Set<number>();
  readonly bells = new Map<number, (what: Ring) => void>();
  away = false;
  work: Work = { messages: [], parts: [] };
  onWork: () => void = () => {};

  seatsOf(me: number): Seats {
    const mine = (): Seat[] =>
      [...this.owners].flatMap(([seat, { owner, fence }]) => (owner === me ? [{ seat, fence }] : []));
    return {
      beat: async () => {
        if (this.away) throw new StoreError('away');
        this.programs.add(me);
        const orphaned = [...this.owners].filter(
          ([seat, { owner }]) => owner !== 0 && !this.programs.has(owner) && /^\d/.test(seat),
        ).length;
        return { held: mine(), replicas: this.programs.size, waiting: 0, orphaned };
      },
      take: async (seats, most, orphans) => {
        const free = seats.filter((seat) => {
          const held = this.owners.get(seat);
          return !held || held.owner === 0 || (orphans && !this.programs.has(held.owner));
        });
        return free.slice(0, most).map((seat) => {
          const before = this.owners.get(seat);
          const fence = (before?.fence ?? 0) + 1;
          this.owners.set(seat, { owner: me, fence });
          return { seat, fence, abandoned: Boolean(before?.owner) };
        });
      },
      giveBack: async (held) => {
        for (const { seat, fence } of held) this.owners.set(seat, { owner: 0, fence });
        for (const ring of this.bells.values()) ring({ kind: 'free' });
      },
      confirm: async () => {},
      ring: async (what) => this.ring(what),
      work: async (_, inHand) => {
        this.onWork();
        return {
          messages: this.work.messages.filter(({ id }) => !inHand.messages.includes(id)),
          parts: this.work.parts.filter(({ row }) => !inHand.parts.includes(row.id)),
        };
      },
      isOwed: async (part) => this.work.parts.some(({ row }) => row.id === part),
      listen: (heard) => void this.bells.set(me, heard),
      close: async () => void this.programs.delete(me),
    };
  }

  /** What waits at a seat is told to its owner alone, anything else to all. */
  ring(what: Ring): void {
    for (const [me, heard] of this.bells)
      if (what.kind !== 'waits' || this.owners.get(what.seat)?.owner === me) heard(what);
  }

  countOf(me: number): number {
    return [...this.owners].filter(([seat, { owner }]) => owner === me && /^\d/.test(seat)).length;
  }
}
