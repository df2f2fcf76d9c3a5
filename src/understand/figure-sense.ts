import type { Figure } from '../language/figure.ts';

/** What a figure of a message is likely to be, as it was learned from figures that people tagged. */
export interface FigureSense {
  /** How likely it tells a fact of the firm that is asked about, from 0 to 1: no claim, result, price, nor anything of somebody else. */
  readonly told: number;
  /** How likely a policy is said to have it, from 0 to 1. */
  readonly claimed: number;
  /** The likeliest of the facts that it fits, and how likely the figure tells it. */
  readonly fact: string | null;
  readonly sure: number;
  /** How likely the figure tells this fact of the firm, from 0 to 1. */
  odds(fact: string): number;
}

/** What the figures of a message are likely to be. */
export interface FigureSenses {
  /** Undefined for a figure of which nothing is known. */
  of(figure: Figure): FigureSense | undefined;
  /** It was learned how this fact is told. */
  knows(fact: string): boolean;
}

/** Nothing is known: patterns alone read. */
export const NO_SENSES: FigureSenses = { of: () => undefined, knows: () => false };
