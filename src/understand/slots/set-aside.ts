import type { Fact, FactBook } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import { contextOf, type LocatedContext } from '../context.ts';
import type { Span } from '../span.ts';
import { isOfSomebodyElse } from './claim-words.ts';
import { levelOf } from './levels.ts';
import { assignNouns } from './nearest.ts';
import { nounsOf } from './nouns.ts';
import { phrasePlaces } from './phrases.ts';
import { plannedFigure } from './planned.ts';
import { optionsSpoken } from './read-choices.ts';
import { optionsOf, titlesMentioned } from './read-names.ts';
import { type Slot, titlesHeld } from './slot.ts';
import type { SlotSource } from './source.ts';
import { titlesCalled } from './titles.ts';

/** Why what a message tells is no fact of the firm that it asks for: somebody else's, still applied for, wished, supposed, or a figure that is only planned. */
type WhyAside = 'of-another' | 'applied-for' | 'wish' | 'supposed' | 'planned';

/** What a message tells and no reader took for a fact, with the reason; what is supposed or planned is computed with and stands here too. */
export interface SetAside extends Span {
  /** Null for a figure that may be of any fact of its unit. */
  readonly fact: string | null;
  /** The titles, or the option, that it may be; empty for a figure or a truth. */
  readonly names: readonly string[];
  readonly why: WhyAside;
  readonly figure: Figure | null;
  /** How it was said. */
  readonly words: string;
  /** The asker's own firm is gone on with behind it: 隔壁评上了，我们跟他合用车间. */
  readonly goesOnWithAsker: boolean;
}

type Aside = Omit<SetAside, 'goesOnWithAsker' | 'words'>;
type Spoken = Omit<Aside, 'why'>;

/** What a message sets aside, in order. `said`: the facts that were read of it. */
export function readSetAside(source: SlotSource, said: readonly Slot[]): readonly SetAside[] {
  const { book } = source;
  const named = [...book].flatMap(([name, fact]) => spokenOf(source, name, fact));
  const told = named.flatMap((one): Aside[] => {
    const why = whyOf(contextOf(source, one));
    return why === null ? [] : [{ ...one, why }];
  });
  const hoped = [...book].flatMap(([name, fact]): Aside[] =>
    fact.type !== 'truth'
      ? []
      : (fact.said?.hoped ?? [])
          .flatMap((phrase) => phrasePlaces(source, phrase))
          .map(({ start, end }) => ({ fact: name, names: [], figure: null, start, end, why: 'wish' })),
  );
  const supposed = said.flatMap((slot): Aside[] => {
    const { fact, start, end, value } = slot;
    const names = typeof value === 'string' && book.get(fact)?.type === 'choice' ? [value] : titlesHeld(value);
    const { modality } = contextOf(source, slot);
    return modality === 'supposed' && book.get(fact)?.role !== 'home'
      ? [{ fact, names, figure: null, start, end, why: 'supposed' }]
      : [];
  });
  const planned = said.flatMap((slot): Aside[] => {
    const figure = plannedFigure(source, slot);
    return figure === null ? [] : [{ fact: slot.fact, names: [], figure, ...spanOf(figure), why: 'planned' }];
  });
  const own = book.language.places('{asker-goes-on}', source.text);
  return [...told, ...hoped, ...figuresOfOthers(source), ...supposed, ...planned]
    .map((one) => ({
      ...one,
      words: source.text.slice(one.start, one.end),
      goesOnWithAsker: own.some(({ start }) => start >= one.end),
    }))
    .sort((a, b) => a.start - b.start);
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Where a title, an option or a truth is spoken of, however it is said. */
function spokenOf(source: SlotSource, name: string, fact: Fact): readonly Spoken[] {
  const { book } = source;
  const of = (span: Span, names: readonly string[]): Spoken => ({
    fact: name,
    names,
    figure: null,
    start: span.start,
    end: span.end,
  });
  switch (fact.type) {
    case 'names':
      return fact.role === 'recognitions' ? titlesSpoken(source, fact).map(({ span, names }) => of(span, names)) : [];
    case 'choice':
      return optionsSpoken(source, fact).map(({ label, ...span }) => of(span, [label]));
    case 'truth':
      return isAssumed(book, name)
        ? []
        : (fact.said?.yes ?? []).flatMap((phrase) => phrasePlaces(source, phrase).map((span) => of(span, [])));
    default:
      return [];
  }
}

const isAssumed = (book: FactBook, name: string): boolean => book.get(name)?.assume !== undefined;

function titlesSpoken(source: SlotSource, fact: Extract<Fact, { type: 'names' }>) {
  const { pattern } = source.book.language;
  const titles = titlesMentioned(source.text, titlesCalled(fact, source.book)).flatMap((mention) => {
    // 链主工厂那500万 tells which money is meant, 单项冠军产品 something else.
    const after = source.text.slice(mention.end);
    if (pattern('^^{award-of-title}').test(after)) return [];
    const { levels, start, unreached } = levelOf(source, { ...mention, levels: mention.called.levels });
    const { options } = optionsOf(mention.called, levels);
    return unreached ? [] : [{ span: { start, end: mention.end }, names: options }];
  });
  const either = (fact.said?.either ?? []).flatMap(({ of, ...phrase }) =>
    phrasePlaces(source, phrase).map((span) => ({ span, names: of.filter((name) => fact.options[name]) })),
  );
  return [...titles, ...either];
}

/** Why words of such a context are set aside; null where they tell a fact, deny one, or ask for it. */
function whyOf({ polarity, modality, holder }: LocatedContext): WhyAside | null {
  if (polarity === 'denied' || modality === 'asked') return null;
  if (holder === 'someone-else') return 'of-another';
  if (holder === 'policy') return null;
  return modality === 'fact' ? null : modality;
}

/** 合作社借了90万: sums that are told of somebody else, and what facts they would be of. */
function figuresOfOthers(source: SlotSource): readonly Aside[] {
  const figures = source.figures.filter((f) => f.unit === 'CNY' && isOfSomebodyElse(source, f));
  const nouns = nounsOf(source, 'amount').filter(({ fact }) => fact !== null);
  const given = figures.length > 0 ? assignNouns(source, nouns, figures) : new Map();
  return figures.map((figure) => ({
    fact: given.get(figure)?.fact ?? null,
    names: [],
    figure,
    start: figure.start,
    end: figure.end,
    why: 'of-another',
  }));
}
