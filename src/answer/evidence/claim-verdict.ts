import type { Clause } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import type { Frequency } from '../../understand/how-often.ts';
import type { Decided } from './evidence.ts';
import type { OfAnotherKind } from './figure-kind.ts';
import type { OwnTotal } from './own-sum.ts';

/**
 * What comes of a figure that the asker states of the policy (听说是5%), held against the clause that is about it. `sure`: nothing is
 * said of the case that the document does not mention.
 */
export type Claim = {
  readonly said: Figure;
} & (
  | { readonly verdict: 'held'; readonly sure: boolean }
  | { readonly verdict: 'ceiling'; readonly held: Figure }
  /** `begins`: asked when the text began, which says it. */
  | { readonly verdict: 'no-such-year'; readonly begins: boolean }
  /** `most`: what the clause writes for what the figure is said of; `within`: it is no more than that, which is a ceiling. */
  | { readonly verdict: 'not-held'; readonly most: Figure | null; readonly within: boolean }
  /** `byFirm`: the clause has it for each enterprise, else for each thing. */
  | { readonly verdict: 'another-unit'; readonly byFirm: boolean }
  /** Said to be of several years together, and in the clause of each. */
  | { readonly verdict: 'each-year'; readonly held: Figure }
  /** It is what several sums of the clause come to together. */
  | { readonly verdict: 'total'; readonly parts: readonly Figure[] }
  /** It is paid for a part alone. */
  | { readonly verdict: 'only-part' }
  /** Said to be paid, and in the clause what it pays on or asks for. */
  | ({ readonly verdict: 'another-kind' } & OfAnotherKind)
  /** Worked out for the asker's own case, which is decided. */
  /** `years`: it is put up for several years together, and what those come to is worked out. */
  | { readonly verdict: 'own-sum'; readonly decided: Decided; readonly years: boolean }
  /** Put up of several measures that are due; what they come to together is worked out, with what their texts leave open. */
  | ({ readonly verdict: 'own-total' } & Omit<OwnTotal, 'said'>)
  /** The clause has it for the national level alone; `unsure`: the asker does not know whether theirs is of it. */
  | { readonly verdict: 'another-level'; readonly unsure: boolean }
  /** The figure is right, and how often it is paid is not; `pays` null where the clause does not say how often. */
  | { readonly verdict: 'another-pace'; readonly told: Frequency; readonly pays: Frequency | null }
  /** Another clause of the document has the figure, for something else; `due`: what the clause has of its kind. */
  | { readonly verdict: 'elsewhere'; readonly clause: Clause; readonly held: Figure; readonly due: Figure | null }
  /** `due`: what the clause says for the case that the question tells, where it says it. */
  | { readonly verdict: 'another-case'; readonly due: Figure | null }
);
