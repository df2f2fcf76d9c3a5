import type { ReplyFigure } from '../../contract/reply.ts';
import { VerificationError } from '../../errors.ts';
import type { Draft } from '../draft/draft.ts';
import type { Basis } from './binding.ts';
import { boundFigures } from './verify.ts';

/** A draft that passed the gate, with every figure of it and what that is bound to. Only `verify` makes one. */
export class Verified {
  readonly #passed = true;
  readonly draft: Draft;
  readonly figures: readonly ReplyFigure[];
  /** The date asked about, ISO. */
  readonly asOf: string;

  private constructor(draft: Draft, figures: readonly ReplyFigure[], asOf: string) {
    this.draft = draft;
    this.figures = figures;
    this.asOf = asOf;
  }

  /** @throws VerificationError */
  static of(draft: Draft, basis: Basis): Verified {
    return new Verified(draft, boundFigures(draft, basis), basis.asOf);
  }

  static is(given: Verified | Refusal): given is Verified {
    return #passed in given;
  }
}

/** Why a draft may not go out; for the log, never for a person. */
export interface Refusal {
  readonly refused: string;
}

/** The gate: lets a draft pass whose every figure rests on what it is bound to. */
export function verify(draft: Draft, basis: Basis): Verified | Refusal {
  try {
    return Verified.of(draft, basis);
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    return { refused: error.message };
  }
}
