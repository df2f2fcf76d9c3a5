import type { LanguageData } from '../knowledge/language-data.ts';
import { says } from './match-act.ts';
import type { Question } from './question.ts';
import type { Stated } from './reading.ts';

/**
 * The figure that a question claims of a policy (听说能补5%, 奖励是300万吗), as printed; null where it claims without one (听说小微企业也行);
 * undefined where it claims nothing. What is told of the asker's case is no claim.
 */
export function claimedFigure(
  { text, figures }: Question,
  told: readonly Stated[],
  own: boolean,
  language: LanguageData,
): string | null | undefined {
  const sign = (name: string, part: string) => language.pattern(`{${name}}`).test(part);
  const open = figures.filter(
    (f) => !f.vague && f.unit !== 'document' && !told.some((t) => t.span.start < f.end && t.span.end > f.start),
  );
  if (says(text, language, 'claim')) return open[0]?.text ?? null;
  if (own || !sign('put-as-question', text) || sign('asks-else', text)) return undefined;
  return open.find((f) => sign('stated-before', text.slice(0, f.start)))?.text;
}
