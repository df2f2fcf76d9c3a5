/** What a person wrote, whatever the app it came from. */
export interface Message {
  readonly id: string | null;
  readonly text: string;
  /** The person's earlier messages of this conversation, oldest first. */
  readonly history: readonly string[];
  /** The date asked about, ISO. */
  readonly asOf: string;
}

export type Outcome = 'answer' | 'ask' | 'decline';
export type NoticeKind =
  | 'expired'
  | 'not-yet-in-force'
  | 'unknown-validity'
  | 'excerpt'
  | 'digest'
  | 'commentary'
  | 'assumed'
  | 'low-match'
  | 'rule-locked'
  | 'region';

export interface CitedDocument {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly region: string | null;
  readonly status: 'in-force' | 'not-yet' | 'expired' | 'unknown';
  readonly provenance: 'official' | 'restated' | 'excerpt' | 'digest' | 'commentary';
}

export interface Citation {
  /** The [1] in the text. */
  readonly n: number;
  readonly clause: string;
  readonly document: CitedDocument;
  readonly locator: string;
  readonly text: string;
}

export type FigureOrigin = 'clause' | 'document' | 'calculation' | 'user' | 'assumed' | 'date';

/** A quantity of the reply's text: `value` a decimal string in the base unit, `ref` what it is bound to. */
export interface ReplyFigure {
  readonly text: string;
  readonly value: string;
  readonly unit: string;
  readonly origin: FigureOrigin;
  readonly ref: string;
}

export interface Award {
  readonly value: string;
  readonly unit: string;
  readonly promise: 'entitled' | 'up-to';
}

export interface Calculation {
  readonly rule: string;
  readonly verdict: 'eligible' | 'ineligible' | 'needs-facts' | 'not-in-scope';
  readonly amount: Award | null;
  readonly atMost: { readonly value: string; readonly unit: string } | null;
  readonly support: string | null;
  readonly missing: readonly string[];
  readonly next: { readonly fact: string; readonly ask: string } | null;
  readonly assumed: readonly string[];
  readonly attest: readonly string[];
  readonly nearMiss: {
    readonly fact: string;
    readonly has: string;
    readonly needs: string;
    readonly distance: string;
    readonly clause: string;
  } | null;
  readonly steps: readonly { readonly say: string; readonly clause: string }[];
}

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
  readonly outcome: Outcome;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly figures: readonly ReplyFigure[];
  readonly calculations: readonly Calculation[];
  readonly choices: readonly Choice[];
  readonly notices: readonly Notice[];
  readonly wordedBy: 'rules' | 'model';
}
