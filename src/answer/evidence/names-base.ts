import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Evidence } from './evidence.ts';
import { namesKind, withoutKinds } from './kinds-of-sum.ts';
import { pairsOf } from './sentences.ts';
import type { OwnWorked } from './worked-shape.ts';

/** The message says some of the words that tell what a share is of from any other sum of its kind, 基金会 of 基金会投入; so does one of which nothing but the kind is told. */
export function namesBase({ own }: Pick<Evidence, 'own'>, worked: OwnWorked, language: LanguageData): boolean {
  if (worked.as !== 'share') return true;
  const [sentence] = worked.sentences;
  const before = worked.clause.text.slice(sentence?.start ?? 0, worked.rate.start);
  const part = /[^，,。；;]*$/.exec(before)?.[0] ?? '';
  if (namesKind(part, language)) return true;
  const telling = [...pairsOf(withoutKinds(part, language))];
  const said = pairsOf(own.searched);
  return telling.length === 0 || telling.some((pair) => said.has(pair));
}
