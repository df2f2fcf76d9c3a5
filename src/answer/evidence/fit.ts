import type { Calculation } from '../../calculate/value/calculation-schema.ts';
import type { Rule } from '../../knowledge/measure.ts';

/** A rule that was decided for the asker's facts. */
export interface Decided {
  readonly rule: Rule;
  readonly calculation: Calculation;
}

/** How a measure stands to an enterprise: due; short by a threshold; of the asker's trade and not due; open; open once a title is had; help without money; of a text out of force; help that the figures told rule out. */
export type FitStanding = 'met' | 'near' | 'unmet' | 'open' | 'rung' | 'help' | 'past' | 'missed';

/** A measure with how it stands to an enterprise, and the titles that it wants and nobody said are held. */
export interface Fit extends Decided {
  readonly standing: FitStanding;
  readonly titles: readonly string[];
}

/** Measures that fit, decided when they are first looked at: most replies tell of none of them. */
export class FitsOnDemand {
  readonly #decide: () => readonly Fit[];
  #fits: readonly Fit[] | null = null;

  constructor(decide: () => readonly Fit[]) {
    this.#decide = decide;
  }

  get all(): readonly Fit[] {
    this.#fits ??= this.#decide();
    return this.#fits;
  }

  /** Those that were looked at, which a reply may tell of; none where nobody looked. */
  get seen(): readonly Fit[] {
    return this.#fits ?? [];
  }
}
