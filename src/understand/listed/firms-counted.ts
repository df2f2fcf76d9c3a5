import type { LanguageData } from '../../knowledge/language-data.ts';
import { parseFigures } from '../../language/figure.ts';
import { asksOfEach, OF_NONE, ofAll, withAll } from './around-list.ts';
import type { Listed } from './listed.ts';

/** As many enterprises as are announced, told one after another behind a colon: 三家看看：900万的模具厂、1200万的食品厂、…. */
export function firmsCounted(text: string, language: LanguageData): readonly Listed[] {
  const [, lead = '', list = '', further = ''] = /^([^:]*):([^。!！?？;；\n]+)[。!！?？;；\n]?(.*)$/su.exec(text) ?? [];
  const [counted] = language.places('{all-clients}', lead);
  if (!counted) return [];
  const [count] = parseFigures(lead.slice(counted.start, counted.end));
  const each = list.split('、').map((one) => one.trim());
  if (each.length < 2 || each.length !== Number(count?.value)) return [];
  const before = ofAll(lead, language);
  const isFurther = before.asked !== '' && asksOfEach(further, language);
  const after = isFurther ? OF_NONE : ofAll(further, language);
  if (before.asked === '' && after.asked === '') return [];
  const parts = each.map((body) => ({
    label: body.slice(-LABEL),
    ...withAll(body, before, after, language),
    apart: true,
    goesOn: false,
    client: null,
  }));
  const last = { label: '', ofAll: [], text: further, apart: false, goesOn: false, client: null };
  return isFurther ? [...parts, last] : parts;
}

/** So much of what is told of a firm is called by: its end, which names it. */
const LABEL = 12;
