/** A quantity as it stands in a folded text: where, how much, of what. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly unit: string;
  readonly noun: string;
  readonly vague: boolean;
  /** Where it is vague: from what to what it may be, in its unit. */
  readonly low?: string;
  readonly high?: string;
  readonly stated: boolean;
}

export function tokenAt(start: number, length: number, value: string, unit: string, rest: Partial<Token> = {}): Token {
  return {
    start,
    end: start + length,
    value,
    unit,
    noun: '',
    vague: false,
    stated: true,
    ...rest,
  };
}

/** What `pattern`, a sticky one, finds at `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
