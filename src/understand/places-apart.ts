import { factInRole } from '../knowledge/fact.ts';
import type { LanguageData } from '../knowledge/language-data.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { normalise } from '../language/normalise.ts';
import { areNested, findRegions, liesIn, type RegionMention } from '../language/region.ts';
import type { Before } from './before.ts';
import { fitsAmong, placesInOrder } from './places-in-order.ts';
import { isOfPerson } from './places-in-passing.ts';
import type { Signs } from './signs.ts';

/** The enterprise that is asked for stands in one place and what another gives is asked for it; GB/T 2260 codes that do not lie in each other. */
export interface PlacesApart {
  readonly firmAt: string;
  readonly policyOf: string;
}

/** What the places of a message are to the enterprise, by the words around them. */
interface Roles {
  readonly firmAt: readonly string[];
  readonly policyOf: readonly string[];
}

/**
 * 我在株洲做刀具，长沙那个贴息拿得到不: where the firm is, told by the message, by the rest of it where it asks several things, or before, and the
 * place whose policy it asks for; null where one of these is not told, where they are not apart, or where the firm may move.
 */
export function placesApart(
  { text, regions, signs }: { text: string; regions: readonly RegionMention[]; signs: Signs },
  before: Before,
  knowledge: Knowledge,
): PlacesApart | null {
  const { language, documents, book } = knowledge;
  const { policyOf, ...told } = rolesOf(text, regions, signs.ofAnother, language);
  const held = new Set([...documents.values()].map(({ region }) => region));
  const asked = policyOf.filter((code) => held.has(code));
  const [policy, ...more] = asked;
  if (policy === undefined || more.length > 0 || mayMove(signs) || signs.supposes || signs.supposesTitle) return null;
  const around = before.around === null ? '' : normalise(before.around);
  const beside = rolesOf(around, findRegions(around), signs.ofAnother, language).firmAt;
  const home = before.facts.get(factInRole(book.facts, 'home'));
  const wants = signs.canGet || signs.ways.has('asks-to-use') || signs.ways.has('asks-may') || signs.self;
  const known = wants && !signs.ofAnother && typeof home === 'string' ? [home] : [];
  const firms = [told.firmAt, beside, known].find((some) => some.length > 0) ?? [];
  const own = firms.filter((one) => !firms.some((other) => other !== one && liesIn(other, one)));
  const [firm] = own;
  return firm !== undefined && own.every((one) => policyOf.every((code) => !areNested(one, code)))
    ? { firmAt: firm, policyOf: policy }
    : null;
}

/** It is not there yet, or works in another place than it is registered in. */
const mayMove = ({ moves, ways }: Signs): boolean => (moves && !ways.has('has-moved')) || ways.has('works-elsewhere');

function rolesOf(text: string, regions: readonly RegionMention[], ofAnother: boolean, language: LanguageData): Roles {
  const places = placesInOrder(text, regions, language);
  const fits = (one: RegionMention, where: string): boolean => fitsAmong(text, one, places, where, language);
  const isSaidOf = (one: RegionMention): boolean =>
    (fits(one, '{firm-at-place}') || fits(one, '{place-arrived}')) &&
    !fits(one, '{place-left}') &&
    !fits(one, '{beside-place}') &&
    !isOfPerson(text, one, regions, language);
  const told = places.filter(isSaidOf);
  // 我妹夫在株洲搞刀具，他搞得到不: the place of somebody else's firm counts where that firm is asked for.
  const theirs = told.filter((one) => fits(one, '{place-of-others}'));
  const own = told.filter((one) => !theirs.includes(one));
  return {
    firmAt: codesOf(ofAnother && theirs.length > 0 ? theirs : own),
    policyOf: codesOf(places.filter((one) => !told.includes(one) && fits(one, '{policy-of-place}'))),
  };
}

const codesOf = (places: readonly RegionMention[]): readonly string[] => [...new Set(places.map(({ code }) => code))];
