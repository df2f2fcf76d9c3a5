/** One thing that a message does: `ask`, `calculate`, `claim`, `inform`, `courtesy` …, with what belongs to it. */
export interface ReportedAct {
  readonly act: string;
  /** What is asked: amount, materials, deadline … */
  readonly aspects?: readonly string[] | undefined;
  /** The measure and the document that it is about, by id, where they are named. */
  readonly measure?: string | null | undefined;
  readonly document?: string | null | undefined;
  /** Which courtesy or word of command. */
  readonly which?: string | undefined;
  /** The figure that is claimed of a policy, as printed. */
  readonly figure?: string | null | undefined;
  /** The title that the asker wants to reach. */
  readonly to?: string | null | undefined;
}

/** A fact that a message states of the asker; values in base units. */
export interface ReportedSlot {
  readonly fact: string;
  readonly value: unknown;
  readonly words: string;
  /** No exact value was said. */
  readonly about?: boolean | undefined;
}

/** How a message was read, without its other words: every reply tells it, and one may be handed in in place of the program's own. */
export interface ReportedReading {
  readonly acts: readonly ReportedAct[];
  readonly slots: readonly ReportedSlot[];
  /** The clients of the asker's that it is about, by name; left out where it is about none. */
  readonly clients?: readonly string[] | undefined;
  /** What was left over, in UTF-16 units of the message as normalised. */
  readonly residue?: readonly { readonly start: number; readonly end: number }[] | undefined;
}
