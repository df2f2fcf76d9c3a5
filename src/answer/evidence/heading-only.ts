import type { Clause } from '../../knowledge/document.ts';

/** A clause of which the source gives the heading alone. */
export const isHollow = ({ text }: Clause): boolean => text.trim().replace(/。$/, '') === '来源只有标题，正文未载';
