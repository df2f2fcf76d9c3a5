/** What stands in a text where a figure of a scan is not known: its readers differ, or only one of them saw it. */
export const UNCONFIRMED = '〔数字待核对〕';

const TAGGED = /〔数字待核对(\d+\.\d+)?〕/g;

/** The same with its place in the scan (3.2), as it is written down. */
export const unconfirmedAt = (at: string): string => `〔数字待核对${at}〕`;

/** A text with `figureAt` in place of each, by its place; null where there is none. */
export const withScannedFigures = (text: string, figureAt: (at: string) => string | null): string =>
  text.replace(TAGGED, (_, at: string | undefined) => (at === undefined ? null : figureAt(at)) ?? UNCONFIRMED);

/** A text as it may be shown: without the places. */
export const withoutScanPlaces = (text: string): string => text.replace(TAGGED, UNCONFIRMED);

/** The places that a text names. */
export const unconfirmedPlaces = (text: string): readonly string[] =>
  [...text.matchAll(TAGGED)].flatMap(([, at]) => at ?? []);
