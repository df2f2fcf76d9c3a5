import { type FactBook, factInRole } from '../../knowledge/fact.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { regionName } from '../../language/region.ts';
import { type Frame, knownAs } from '../value/lookup.ts';
import { phrase, type StepPhrase, step } from '../value/step.ts';
import { placeIs } from './evaluate.ts';
import { type Finding, NO_FINDING, unknown } from './truth.ts';

/** The fact of the enterprise's place. */
export function placeFact(book: FactBook): string {
  return factInRole(book, 'home');
}

/** Whether the rule is about this enterprise on this day at all, before any question is asked. */
export function inScope(rule: Rule, frame: Frame): Finding {
  const { from, to } = rule.valid;
  if (from && frame.today < from) return outside(frame, phrase`还没有开始适用`);
  if (to && frame.today > to) return outside(frame, phrase`已经过了适用期限`);
  const region = rule.scope?.region;
  if (!region) return NO_FINDING;
  const home = placeFact(frame.given.book);
  const place = knownAs(frame, home, 'place');
  if (place) {
    const finding = placeIs(frame, home, place.value, region, undefined, []);
    return { ...finding, steps: finding.truth ? [] : finding.steps.map((s) => ({ ...s, kind: 'scope' as const })) };
  }
  if (!frame.assume) return unknown(home);
  return { ...NO_FINDING, assumed: [home] };
}

function outside(frame: Frame, words: StepPhrase): Finding {
  return { ...NO_FINDING, truth: false, categorical: true, steps: [step(frame, 'scope', words, false)] };
}

/** How an assumption about the place reads. */
export function assumedPlace(rule: Rule): string {
  return `贵公司在${regionName(rule.scope?.region ?? '')}`;
}
