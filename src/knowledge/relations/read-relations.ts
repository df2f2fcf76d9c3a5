import { parseFigures } from '../../language/figure.ts';
import type { Clause } from '../document.ts';
import type { LanguageData } from '../language-data.ts';
import type { Relation, RelationKind } from './relation.ts';
import type { PatternGroup } from './relation-language.ts';

/** Of these a sentence says one: the first that is told in relations.yaml. */
const EITHER: ReadonlySet<RelationKind> = new Set(['difference', 'highest', 'one']);
/** They limit the measure itself where nothing else is named. */
const OF_ITSELF: ReadonlySet<RelationKind> = new Set(['once', 'cap', 'adds', 'difference']);

const READ = new WeakMap<Clause, readonly Relation[]>();

/** What a clause says, in its heading or its text, of how its support meets other support; read once. A heading's offsets count from 0 in the heading. */
export function readRelations(clause: Clause, language: LanguageData): readonly Relation[] {
  const known = READ.get(clause);
  if (known) return known;
  const found = [...relationsIn(clause.text, clause.id, language), ...ofHeading(clause, language)];
  READ.set(clause, found);
  return found;
}

/** A heading speaks for itself where the text below it holds nothing of the kind. */
function ofHeading({ heading, text, id }: Clause, language: LanguageData): readonly Relation[] {
  return text.includes(heading) ? [] : relationsIn(heading, id, language);
}

/** The relations that a text says, sentence by sentence; `clause`: the id that they are noted under. */
export function relationsIn(text: string, clause: string, language: LanguageData): readonly Relation[] {
  const { kinds, scopes, holders, yearly } = language.relations() ?? NOTHING;
  const says = ({ say, unless }: PatternGroup, words: string): boolean =>
    say.some((p) => language.pattern(p).test(words)) && !unless.some((p) => language.pattern(p).test(words));
  return sentencesIn(text).flatMap(({ start, end, words }) => {
    const said = kinds.filter((entry) => says(entry, words)).map(({ kind }) => kind);
    const either = said.find((kind) => EITHER.has(kind));
    return said
      .filter((kind) => !EITHER.has(kind) || kind === either)
      .map((kind): Relation => {
        const all = scopes.filter((entry) => says(entry, words)).map(({ scope }) => scope);
        const inOrder = all.length > 0 ? all : [OF_ITSELF.has(kind) ? ('own' as const) : ('same-document' as const)];
        const nearest =
          kind === 'once' || kind === 'cap' ? ['own' as const, ...inOrder.filter((s) => s !== 'own')] : inOrder;
        return {
          kind,
          scope: nearest[0] ?? 'own',
          scopes: nearest,
          of: holders.find((entry) => says(entry, words))?.of ?? null,
          with: [],
          clause,
          start,
          end,
          words,
          cap: kind === 'cap' ? limitIn(words, yearly ? says(yearly, words) : false) : null,
        };
      });
  });
}

const NOTHING = { kinds: [], scopes: [], holders: [], yearly: null };

/** The last sum or share that the sentence limits. */
function limitIn(words: string, yearly: boolean): Relation['cap'] {
  const limit = parseFigures(words).findLast(({ unit }) => unit === 'CNY' || unit === '%');
  return limit ? { value: limit.value, unit: limit.unit, yearly } : null;
}

interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

const READ_TEXTS = /[^。；;！？!?\n]+[。；;！？!?]?/g;

function sentencesIn(text: string): readonly Sentence[] {
  return [...text.matchAll(READ_TEXTS)].flatMap(({ 0: raw, index }) => {
    const start = index + (raw.length - raw.trimStart().length);
    const words = raw.trim();
    return words === '' ? [] : [{ start, end: start + words.length, words }];
  });
}
