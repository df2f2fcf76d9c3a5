import type { LanguageData } from '../knowledge/language-data.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Figure } from '../language/figure.ts';
import { everywhere } from '../language/pattern.ts';
import { asksBarely } from './asks-of-all.ts';
import { comeAbout, stillToCome } from './come-about.ts';
import { figuresClaimed } from './figures-claimed.ts';
import { matchAct, says } from './match-act.ts';
import { subjectsNamed } from './name-subjects.ts';
import type { StatedFigure } from './stated-figures.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';

/** Ways to ask of a clause, each a class of knowledge/language/words.yaml. */
const WAYS = [
  'asks-threshold',
  'asks-to-be-recognised',
  'asks-to-use',
  'asks-which-place',
  'asks-to-stand-for',
  'asks-of-clause',
  'asks-of-a-target',
  'asks-still-open',
  'asks-whether-enough',
  'asks-either',
  'asks-meaning',
  'asks-last-year',
  'asks-marginal',
  'asks-reached',
  'asks-all-or-one',
  'asks-rate',
  'asks-ceiling',
  'asks-has',
  'asks-may',
  'asks-each-year',
  'asks-where-to-hand-in',
  'asks-now',
  'asks-for-own',
  'asks-for-share',
  'has-moved',
  'works-elsewhere',
  'claims-all',
  'claims-whole',
  'claims-no-cap',
  'claims-at-once',
  'asks-in-parts',
  'asks-in-time',
  'asks-still-due',
  'asks-still-taken',
  'comes-late',
  'asks-of-all',
  'asks-of-each',
  'asks-of-all-named',
  'asks-how-many-people',
] as const;
export type WayPut = (typeof WAYS)[number];

/** In which way a question is put and of whom, told by its words. Nothing after reading looks at the words again. */
export interface Signs {
  /** The asker speaks of their own case, or wants it calculated; perhaps of what anybody may get. */
  readonly ownCase: boolean;
  /** Names their own firm. */
  readonly ownFirm: boolean;
  readonly wantsSum: boolean;
  /** Asks what can be got. */
  readonly canGet: boolean;
  /** We, our firm; and for a statement: it could be of one's own firm though nobody is named. */
  readonly self: boolean;
  readonly ofFirm: boolean;
  /** A sum over several years, enterprises or measures; how many, where it is told; `supposed`: of what is not had yet (全成的话). */
  readonly total: { readonly years: number | null; readonly firms: number | null; readonly supposed: boolean } | null;
  /** Supposes that a title is had which is not had yet: 要是明年评上. */
  readonly supposesTitle: boolean;
  /** Supposes a case that is not so: 要是营收到1个亿. */
  readonly supposes: boolean;
  /** Which of the things listed is wanted in full, from 1 on (第二个); null where none is. */
  readonly nth: number | null;
  /** All of one measure is wanted (卡片, 详细说说): the words that name it, '' for what was told of; null where it is not. */
  readonly card: string | null;
  /** How much it takes to get the most (要投到多少才拿得满). */
  readonly reach: boolean;
  /** How long, how often, how much at most, from how much on: told by the clause, and no fact of the asker's changes it. */
  readonly limit: boolean;
  /** What the clause pays for one hour or flight, whatever the asker's own year comes to. */
  readonly rateOfOne: boolean;
  /** What there is to get. */
  readonly what: boolean;
  /** Support by its names, whatever for; what can be asked of any measure; an award or money in particular. */
  readonly support: boolean;
  readonly ofMeasures: boolean;
  readonly award: boolean;
  readonly money: boolean;
  /** The rate of a tax, which no figure of a subsidy answers. */
  readonly taxRate: boolean;
  /** Wants what it tells kept for later, and nothing calculated now. */
  readonly holdsOff: boolean;
  /** Tells of the firm of somebody whom the asker knows. */
  readonly ofAnother: boolean;
  /** Says where the firm has moved to. */
  readonly moves: boolean;
  /** How a clause is asked about: from how much on, how much at most, which rate, whether there is help. */
  readonly ways: ReadonlySet<WayPut>;
  /** When something began. */
  readonly beginning: boolean;
  /** More is asked for than was listed. */
  readonly more: boolean;
  /** Help of no kind in particular is asked for; and what a firm is. */
  readonly anyHelp: boolean;
  readonly firmTold: boolean;
  /** It asks in words of asking and getting alone: 能拿多少. */
  readonly asksBarely: boolean;
  /** It is asked whether something counts: 今年贷的款算不算. */
  readonly asksWhetherCounts: boolean;
  /** All that there is is wanted: 能拿的全列出来. */
  readonly listsAll: boolean;
  /** What can be had is asked of a text that is pointed at: 凭这篇能申请到啥. */
  readonly gotByText: boolean;
  /** A loan is wanted: 想多贷点款. */
  readonly wantsLoan: boolean;
  /** Talk that wants nothing: 行吧，我再琢磨琢磨. */
  readonly talk: boolean;
  /** The wording of a clause is wanted. */
  readonly asksWording: boolean;
  /** Speaks of an office; and of the one of a trade that could be asked, a class of words. */
  readonly ofOffice: boolean;
  readonly office: string | null;
  /** The first two characters of each thing that is said not to be: 新增, of 没有新增贷款. */
  readonly denied: readonly string[];
  /** What is said not to be or not to be had, up to the end of its part: 评上过试点, of 没评上过试点. */
  readonly lacks: readonly QuotedStretch[];
  /** Parts that tell something as having come about: 律师都签好了. */
  readonly comeAbout: readonly QuotedStretch[];
  /** Parts that tell something as still to come: 律师还没找. */
  readonly stillToCome: readonly QuotedStretch[];
  /** The kind of firm by whom it belongs to: 县属. */
  readonly belongsTo: QuotedStretch | null;
  /** To whom it is asked whether something may be handed in at once, and who is said to pay it out at once. */
  readonly straightTo: QuotedStretch | null;
  readonly paidStraightBy: QuotedStretch | null;
  /** Figures that the asker states of the policy (听说是5%), those of their own case among them. */
  readonly claimed: readonly StatedFigure[];
}

/** Reads the signs of a normalised question, by the classes of knowledge/language. */
export function signsOf(text: string, figures: readonly StatedFigure[], knowledge: Knowledge): Signs {
  const { language } = knowledge;
  const shows = (name: string) => language.pattern(`{${name}}`).test(text);
  const ownCase = shows('own-case');
  const isOfYears = ({ unit, start }: Figure): boolean =>
    unit === 'CNY' && language.pattern('{years-come-to}').test(text.slice(0, start));
  return {
    ownCase,
    ownFirm: shows('own-firm'),
    wantsSum: shows('wants-sum'),
    canGet: shows('can-get'),
    self: shows('asker'),
    ofFirm: shows('states-own'),
    total:
      shows('total') || figures.some(isOfYears)
        ? {
            years: yearsIn(text, figures, language),
            firms: firmsIn(text, figures, language),
            supposed: shows('supposes'),
          }
        : null,
    supposesTitle: shows('supposes-title'),
    supposes: shows('supposes-case'),
    nth: says(text, language, 'what-can-i-get', 'nth') ? nthIn(figures) : null,
    card: cardOf(text, language),
    reach: shows('asks-to-reach'),
    limit: shows('limit'),
    rateOfOne: shows('rate-of-one'),
    what: shows('what-thing'),
    support: namesSupport(text, language),
    ofMeasures: shows('of-policies'),
    award: shows('asks-for-award'),
    money: shows('asks-of-money'),
    taxRate: shows('asks-tax-rate'),
    denied: language.places('{denying}', text).map(({ end }) => text.slice(end, end + 2)),
    lacks: language.places('{denying}', text).map(({ end }) => stretchAt(text, end, partEnd(text, end))),
    comeAbout: comeAbout(text, language),
    stillToCome: stillToCome(text, language),
    belongsTo: firstOf('belongs-to', text, language),
    straightTo: firstOf('straight-to', text, language),
    paidStraightBy: firstOf('paid-straight-by', text, language),
    holdsOff: shows('holds-off'),
    ofAnother: shows('of-another'),
    moves: shows('moves'),
    ways: new Set(WAYS.filter(shows)),
    beginning: shows('since-when'),
    more: says(text, language, 'what-can-i-get', 'more'),
    anyHelp: asksForAnyHelp(text, knowledge),
    gotByText: shows('by-a-text') && shows('gets-what'),
    wantsLoan: language.pattern('{wants-loan}').test(text),
    firmTold: shows('firm-stated'),
    asksBarely: asksBarely(text, language),
    asksWhetherCounts: shows('whether-it-counts'),
    listsAll: shows('lists-all'),
    talk: shows('speaks-to') && !shows('wants-something'),
    asksWording: shows('gives-wording'),
    ofOffice: shows('of-office'),
    office: officesOf(language).find(shows) ?? null,
    claimed: figuresClaimed(text, figures, ownCase, language),
  };
}

/** The first words of a class. */
function firstOf(name: string, text: string, language: LanguageData): QuotedStretch | null {
  const [at] = language.places(`{${name}}`, text);
  return at ? stretchAt(text, at.start, at.end) : null;
}

/** Where the part of a message that begins at a place ends. */
const partEnd = (text: string, start: number): number =>
  start + (/^[^,，。;；?？!！]*/.exec(text.slice(start))?.[0].length ?? 0);

function cardOf(text: string, language: LanguageData): string | null {
  const found = matchAct(text, language, ({ act, which }) => act === 'ask' && which === 'card');
  return found && (found.groups.of ?? '');
}

const nthIn = (figures: readonly Figure[]): number | null => {
  const [only, ...others] = figures.filter((f) => f.unit === 'ordinal');
  return only && others.length === 0 ? Number(only.value) : null;
};

/** Classes of words: 社保 is asked of the office of labour. */
const OFFICE = /^ask-office-/;
function officesOf(language: LanguageData): readonly string[] {
  const names = OFFICES.get(language) ?? [...language.classes.keys()].filter((name) => OFFICE.test(name));
  OFFICES.set(language, names);
  return names;
}
const OFFICES = new WeakMap<LanguageData, readonly string[]>();

/** Some part of the text asks for help, and none for that of a subject. */
function asksForAnyHelp(text: string, knowledge: Knowledge): boolean {
  const asking = text
    .split(/[,，。;；!！?？\s]/)
    .filter((part) => knowledge.language.pattern('{any-help}|{can-get}').test(part));
  return asking.length > 0 && asking.every((part) => subjectsNamed(part, knowledge).every(({ ofTrade }) => ofTrade));
}

/** True where some words ask for support by its names. */
export const namesSupport = (text: string, language: LanguageData): boolean =>
  language.pattern('{asks-for-support}').test(text);

/** What the help is for that some words ask about: 建设 in 建设补贴. */
export function purposesIn(words: string, language: LanguageData): readonly string[] {
  const found = words.matchAll(everywhere(language.pattern('{award-for}'), 'giu'));
  return [...found].map((m) => m.groups?.for ?? '');
}

/** The enterprises that something is added up over: 七家加起来; the one number of them, or the one right before the sum is asked for. */
function firmsIn(text: string, figures: readonly Figure[], language: LanguageData): number | null {
  // 两家加起来380万, of banks.
  if (language.pattern('{bank-name}').test(text)) return null;
  const counts = figures.filter(
    (f) =>
      f.unit === 'count' &&
      language.pattern('^^{firm-counter}$$').test(f.noun) &&
      !language.pattern('{of-banks}').test(text.slice(f.end)) &&
      !f.vague &&
      Number(f.value) > 1,
  );
  const ahead = counts.find((f) => language.pattern('^^{before-total}{total}').test(text.slice(f.end)));
  const numbers = new Set(counts.map((f) => f.value));
  const only = numbers.size === 1 ? counts[0] : undefined;
  const value = Number((ahead ?? only)?.value);
  return Number.isInteger(value) && value <= MOST_FIRMS ? value : null;
}
const MOST_FIRMS = 1000;

/** The years that something is added up over; those of 三年期贷款, 两年前认定, 成立3年 are none. */
function yearsIn(text: string, figures: readonly Figure[], language: LanguageData): number | null {
  const span = figures.find(
    (f) =>
      f.unit === 'year' &&
      !f.vague &&
      /^[2-9]$|^10$/.test(f.value) &&
      !language.pattern('{no-span-after}').test(text.slice(f.end)) &&
      !language.pattern('{no-span-before}').test(text.slice(0, f.start)),
  );
  return span ? Number(span.value) : null;
}
