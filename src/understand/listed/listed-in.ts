import type { LanguageData } from '../../knowledge/language-data.ts';
import { normalise } from '../../language/normalise.ts';
import { foldCharacters } from '../../language/numeral.ts';
import { recentlyBy } from '../../language/recently.ts';
import { toSimplified } from '../../language/simplify.ts';
import { blanks } from './blanks.ts';
import { withUnits } from './carried-units.ts';
import { clientsIn } from './clients-in.ts';
import { firmsByFigures } from './firms-by-figures.ts';
import { firmsCounted } from './firms-counted.ts';
import type { Listed } from './listed.ts';
import { numberedParts } from './numbered.ts';
import { rowsIn } from './rows.ts';
import { spokenBy } from './spoken-by.ts';

/** More than so many nobody lists in a chat, and in so many characters. */
const MOST = 10;
const LONGEST = 400;

/** The several things that a message lists, by the form of its list; empty where it lists none. */
export const listedIn = recentlyBy(16, (raw, language: LanguageData): readonly Listed[] => {
  if (raw.length > LONGEST) return [];
  const written = foldCharacters(toSimplified(raw)).trim();
  const named = (_: string, of: LanguageData) => {
    const clients = clientsIn(normalise(raw), of);
    return clients.every(({ client }) => client !== null) ? clients : [];
  };
  const forms = [rowsIn, blanks, named, spokenBy, numberedParts, firmsCounted, firmsByFigures];
  const found = forms.map((read) => read(written, language)).find((parts) => parts.length > 1);
  const parts = found ?? clientsIn(normalise(raw), language);
  if (parts.length > MOST) return [];
  return withUnits(parts.map((part) => ({ ...part, text: normalise(part.text), ofAll: part.ofAll.map(normalise) })));
});
