interface Award {
  readonly value: string;
  readonly unit: string;
  readonly promise: 'entitled' | 'up-to';
  /** Where facts were said inexactly: from what to what it comes. */
  readonly low?: string | undefined;
  readonly high?: string | undefined;
  readonly told?: 'about' | 'range' | undefined;
}

export interface ReplyCalculation {
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
