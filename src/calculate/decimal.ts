import Big from 'big.js';

/** Exact decimals; a division keeps 30 places, so that one rounding to 分 at the end is the only one that can be seen. */
export const Decimal = Big();
Decimal.DP = 30;
export type Decimal = Big;

/** Yuan to 分, half up. */
export function toFen(yuan: Decimal): Decimal {
  return yuan.round(2, Big.roundHalfUp);
}
