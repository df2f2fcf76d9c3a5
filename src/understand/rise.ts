/** How to rise from one recognition to the next: towards `target`, as it was called, or on from what is held. */
export interface Climb {
  readonly target: string | null;
}

const TITLE =
  '(小巨人|专精特新|单项冠军|隐形冠军|高企|高新技术企业|创新型中小企业|科技型中小企业|创新型领军企业|领军企业)';
const HOW = '(?:怎么|怎样|如何|咋个?|要怎么)';
const TOWARDS = new RegExp(
  `${HOW}(?:才能|才可以|样才能|能|一步步|一步一步|慢慢)*(?:成为|当上|评上|评为|评到|变成|升级?为?成?|认定为|走到|冲|往)[^,。?]{0,10}?${TITLE}(?!.{0,6}(?:奖|补|贴|钱))`,
);
const BECOMING = new RegExp(`${TITLE}(?:企业)?${HOW}(?:才能)?(?:评|评上|当|当上|认定|升|成为|晋级)`);
const ONWARDS =
  /下一?步(?:我们?|公司)?(?:该|能|可以|要|应该|还能|再)*(?:争取|申报|申请|评|冲|拿|干|做)?(?:什么|哪|啥)|(?:再|还能|还可以|接着|继续)往上(?:呢|评|走|升|是什么|冲|争取|$)|(?:升级|晋级|培育|成长)(?:路径|路线|阶梯|梯子)|怎么(?:往上|再上|更上)/;

/** Reads whether a question is about the ladder of recognitions; null where it is not. */
export function readClimb(text: string): Climb | null {
  const towards = TOWARDS.exec(text) ?? BECOMING.exec(text);
  if (towards?.[1]) return { target: towards[1] };
  return ONWARDS.test(text) ? { target: null } : null;
}

/** The rungs of the two ladders, lowest first: of specialised enterprises, and of technology. */
const RUNGS: readonly (readonly RegExp[])[] = [
  [
    /^创新型中小企业/,
    /专精特新中小企业$/,
    /^市级专精特新小巨人/,
    /^省级(?:专精特新小巨人|隐形冠军)/,
    /^国家级专精特新小巨人/,
    /单项冠军企业$/,
  ],
  [/^科技型中小企业/, /^高新技术企业/, /^创新型领军企业/],
];

/** On which ladder a recognition stands, and how high; null where on none. */
export function rungOf(title: string): { readonly ladder: number; readonly height: number } | null {
  for (const [ladder, rungs] of RUNGS.entries()) {
    const height = rungs.findIndex((rung) => rung.test(title));
    if (height >= 0) return { ladder, height };
  }
  return null;
}

/** The ladder that a word of the asker's belongs to. */
export function ladderOf(word: string): number {
  return /高企|高新|科技型|领军/.test(word) ? 1 : 0;
}
