import { z } from 'zod';

const patterns = z.union([z.string().min(1), z.array(z.string().min(1))]);

/**
 * One way of saying something, a pattern over word classes. A plain string is `say` alone; `when` (each of a list) must be found in the message,
 * `unless` must not; `reading` is how a reply tells that the words were read loosely, `{words}` standing for them.
 */
export const Phrase = z
  .union([
    z.string().min(1),
    z.strictObject({
      say: z.string().min(1),
      when: patterns.optional(),
      unless: z.string().min(1).optional(),
      reading: z.string().min(1).optional(),
    }),
  ])
  .transform((phrase): Phrase => (typeof phrase === 'string' ? { say: phrase } : phrase));
export interface Phrase {
  readonly say: string;
  readonly when?: string | readonly string[] | undefined;
  readonly unless?: string | undefined;
  readonly reading?: string | undefined;
}
export const phrases = z.array(Phrase).default([]);

/** How a sum, a rate or a number is said. */
export const FigurePatterns = z.strictObject({
  /** A figure beside one of them is this fact; denied (没有贷款), the fact is nothing. */
  nouns: phrases,
  /** They take a figure like nouns; denied, they say nothing. */
  verbs: phrases,
  /** What goes on like this is none of the nouns: 贷款贴息 names a measure. */
  never: z.array(z.string().min(1)).default([]),
  /** One figure that no noun names is this fact where the message is about this: 500万能贴息多少. */
  topics: phrases,
  /** What does not count in it: a figure of this is taken off (10亿，其中土地1亿); `reading` says so. */
  without: Phrase.optional(),
  /** What somebody else does who has a part of it: 其中80万是客户花的 is no spending of the firm, and comes off. */
  othersDo: z.string().min(1).optional(),
  /** Of several figures the one whose part of the message holds this is it: 加计扣除那块只有310万. */
  surest: z.string().min(1).optional(),
  /** Where the message holds this, the figure is not the one asked for, and is asked again; `reading` says why. */
  open: phrases,
  /** It comes in by and by: what is told of every month or quarter makes a year's. */
  flows: z.boolean().default(false),
  /** A number without a unit behind a noun is taken in the fact's own unit: LPR 3.1. */
  bare: z.boolean().default(false),
  /** Beside one of these a figure is another quantity: 空重1.2吨, 设计寿命5000小时. */
  not: z.array(z.string().min(1)).default([]),
  /** What is called so is no such thing unless the text says that it is: 融资租赁 for a loan. */
  unlike: z.array(z.string().min(1)).default([]),
  /** It is of the first year since a day that is called so: what is told so many months after it (开工八个月投了4.8亿) is of a part of that year, or of more. */
  firstYearSince: z.string().min(1).optional(),
  /** How long it has lasted by the day is told by the month in which it began: 社保从三月交到现在. */
  since: z.boolean().default(false),
  /** The sum whose time it is: of several loans each has its own. */
  timeOf: z.string().optional(),
  /** The sum whose rate it is, told by how long that runs: 一年期3.0，五年期3.5. */
  rateOf: z.string().optional(),
  /** A figure of the fact's unit is this fact with no noun beside it: 飞了200小时. */
  alone: z.boolean().default(false),
  /** What is counted besides the fact's own counting noun. */
  counters: z.array(z.string().min(1)).default([]),
  /** Figures that each follow another of these kinds add up; `reading` tells it. */
  adds: z.strictObject({ kinds: z.string().min(1), reading: z.string().min(1) }).optional(),
});
export type FigurePatterns = z.infer<typeof FigurePatterns>;

/** How the items of a list are said. */
export const ListPatterns = z.strictObject({
  /** What an item is called; without it (and not asked for) a list of one field is not read. */
  items: phrases,
  /** Counting nouns of its items: 两条航线. */
  counters: z.array(z.string().min(1)).default([]),
  /** There is none; one that has a `when` says so even beside figures. */
  none: phrases,
});

/** How a truth is said. Plain denials and wishes of what `yes` says (没有…, 想…) need no pattern of their own. */
export const TruthPatterns = z.strictObject({
  /** It is so. */
  yes: phrases,
  /** It is not so; denied, it says nothing. */
  no: phrases,
  /** What is called so is no such thing unless the text says that it is. */
  unlike: z.array(z.string().min(1)).default([]),
  /** It is hoped for or planned; it tells nothing. */
  hoped: phrases,
  /** It tells something of it and does not settle it: nothing is taken for granted then, and it is asked. */
  open: phrases,
  /** Words that show it, or its contrary, where it is what has to be known next: 拉游客 of a site that has to serve the public. */
  sought: z.strictObject({ yes: phrases, no: phrases }).default({ yes: [], no: [] }),
  /** No longer so where a year, at least so many `years` back, is followed by this and is no other fact. */
  aged: z
    .strictObject({
      years: z.int().min(1),
      after: z.string().min(1),
      unless: z.string().min(1).optional(),
      reading: z.string().min(1),
    })
    .optional(),
  /** So it is where one of these facts is said and the talk is `about` this: who speaks of the routes of eVTOL flies them. */
  follows: z
    .strictObject({ from: z.array(z.string()).min(1), about: z.string().min(1), reading: z.string().min(1) })
    .optional(),
});

/** Where a year may be the fact: what its clause and the message must hold, or must not. */
const YearScope = z.strictObject({
  clause: z.string().min(1).optional(),
  notClause: z.string().min(1).optional(),
  when: z.string().min(1).optional(),
  unless: z.string().min(1).optional(),
});
export type YearScope = z.infer<typeof YearScope>;

/** How a calendar year is said to be the fact. */
export const YearPatterns = z.strictObject({
  /** What stands right before the year (申报的是2026年). */
  before: z.array(z.string().min(1)).default([]),
  /** What follows it, up to the next year (2022年认定). */
  after: z.array(z.string().min(1)).default([]),
  /** One of these must hold; none: anywhere. */
  of: z.array(YearScope).default([]),
  /** Where no year is named: the year of which an award is asked (2025年能贴多少), */
  awarded: z.array(z.string().min(1)).default([]),
  /** else the latest year of which figures are told (2024年贷款1000万). */
  figured: z.array(z.string().min(1)).default([]),
  /** What stands before so many years where it is counted back from this year: 认定四年了, 已经贴了三年. */
  elapsed: phrases,
  /** What stands before 第三年 where it is counted from the year that is meant. */
  nth: z.strictObject({ say: z.string().min(1), reading: z.string().min(1) }).optional(),
});

/** When the options of a choice are read out of a message. */
export const ChoicePatterns = z.strictObject({
  /** Only in a message that speaks of this: 扩产 is the use of a loan where one is spoken of. */
  about: z.string().min(1),
});

/** How the titles of a list of names are said. */
export const NamesPatterns = z.strictObject({
  /** What a title goes by where its level stands apart from it: 小巨人 for 专精特新小巨人. */
  bases: z.record(z.string(), z.array(z.string().min(1))).default({}),
  /** Words that leave open which of several is meant, facts among them: 单项冠军, the enterprise or a product. */
  either: z
    .array(
      z.strictObject({ say: z.string().min(1), unless: z.string().min(1).optional(), of: z.array(z.string()).min(2) }),
    )
    .default([]),
  /** What each ladder of recognitions is called, by askers and in texts. */
  ladders: z.record(z.string(), z.string().min(1)).default({}),
});

/** How a place is said. Where the enterprise itself is (role home) needs no words: 我们在…, …的企业. */
export const PlacePatterns = z.strictObject({
  /** What lies in the place: 主运行基地在湖南, 以长沙为主运行基地. */
  nouns: z.array(z.string().min(1)).min(1),
});

/** The level at which a title is conferred. */
export const TitleLevel = z.enum(['national', 'provincial-up', 'provincial', 'municipal']);
export type TitleLevel = z.infer<typeof TitleLevel>;

/**
 * What a sentence must be read as: the value as a rule's example writes it, its ends where it is said inexactly, `open` where something is said and must be asked again,
 * `none` where nothing is said of the fact.
 */
const Reading = z.union([
  z.string().min(1),
  z.number(),
  z.boolean(),
  z
    .strictObject({
      about: z.string().optional(),
      low: z.string().optional(),
      high: z.string().optional(),
      beyond: z.enum(['low', 'high', 'both']).optional(),
    })
    .refine((ends) => Object.keys(ends).length > 0),
  z.strictObject({ each: z.array(z.strictObject({ of: z.string(), value: z.string() })) }),
  z.strictObject({ has: z.array(z.string()).default([]), lacks: z.array(z.string()).default([]) }),
  z.array(z.record(z.string(), z.string())),
]);
export type ExpectedReading = z.infer<typeof Reading>;

/** Sentences with their readings; `answers` are bare replies to the fact's own question, `sought` are read for what has to be known next. */
export const proof = {
  examples: z.record(z.string(), Reading).default({}),
  answers: z.record(z.string(), Reading).default({}),
  sought: z.record(z.string(), Reading).default({}),
};
