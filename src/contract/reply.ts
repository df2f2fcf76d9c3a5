import type { ReplyCalculation } from './calculation.ts';
import type { ReportedReading } from './reported-reading.ts';

export type ReplyOutcome = 'answer' | 'ask' | 'decline';

export type NoticeKind =
  | 'expired'
  | 'not-yet-in-force'
  | 'unknown-validity'
  | 'amended'
  | 'excerpt'
  | 'digest'
  | 'commentary'
  | 'assumed'
  | 'low-match'
  | 'rule-locked'
  | 'region'
  | 'unconfirmed';

interface CitedDocument {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly region: string | null;
  readonly status: 'in-force' | 'not-yet' | 'expired' | 'unknown';
  readonly provenance: 'official' | 'restated' | 'excerpt' | 'digest' | 'commentary';
  /** Its text was read from pictures of its pages. */
  readonly scanned?: true;
}

export interface Citation {
  /** The [1] in the text. */
  readonly n: number;
  readonly clause: string;
  readonly document: CitedDocument;
  readonly locator: string;
  readonly text: string;
}

/** `setting`: what the operator configured, such as how long things are kept. */
type FigureOrigin = 'clause' | 'document' | 'calculation' | 'user' | 'assumed' | 'date' | 'setting';

/** A quantity of the reply's text: `value` a decimal string in the base unit, `ref` what it is bound to. */
export interface ReplyFigure {
  readonly text: string;
  readonly value: string;
  readonly unit: string;
  readonly origin: FigureOrigin;
  readonly ref: string;
}

/** A numbered answer to our question: as it is shown, and said in full. The number, the label and the value are read alike. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

export interface Notice {
  readonly kind: NoticeKind;
  readonly say: string;
}

/** The same object that every channel renders; `text` is exactly what a person is sent. */
export interface Reply {
  readonly outcome: ReplyOutcome;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly figures: readonly ReplyFigure[];
  readonly calculations: readonly ReplyCalculation[];
  readonly choices: readonly Choice[];
  /** Names the question that the choices answer, in a chat: a button under it sends it back. */
  readonly question?: string;
  readonly notices: readonly Notice[];
  /** `model` is kept for sentences that a model chose among ours. */
  readonly wordedBy: 'rules' | 'model';
  /** How the message was read; absent where nothing was (delivery's own sentences). */
  readonly reading?: ReportedReading;
}
