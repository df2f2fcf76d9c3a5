import Big from 'big.js';

/** Exact decimals; a division keeps 30 places, so that one rounding to 分 at the end is the only one that can be seen. */
export const Decimal = Big();
Decimal.DP = 30;
export type Decimal = Big;

const HUNDREDTH = new Decimal('0.01');

/** 3% of something as a factor. */
export function perCent(value: Decimal): Decimal {
  return value.times(HUNDREDTH);
}

/** Yuan to 分, half up. Fifteen places come first: 4 months of 12 have no end as a decimal, and may not lose a half 分 to that. */
/** To four figures: what is about so much is told no finer. */
export function roughly(value: Decimal): Decimal {
  return value.prec(4);
}

export function toFen(yuan: Decimal): Decimal {
  return yuan.round(15, Big.roundHalfUp).round(2, Big.roundHalfUp);
}
