/** What words of a policy's sentence decide of the case that it speaks of; by name, each once in what is read of a sentence. */
const MARKS: Readonly<Record<string, RegExp>> = {
  refuses:
    /不予|不再|不享受|不适用|不包括|不支持|不列入|不纳入|不计|不算|不属于|不作为|不补|不发|不受理|不接受|不认|不符合|不奖|不给|不视为|不参|不兑付|不拨|不安排|不在/,
  forbids: /不得|不能|不可|禁止|严禁/,
  takes: /追回|收回|退回|退还|核减|扣[减除]|终止|停止|暂停|撤销|取消/,
  spares: /不受|无需|不需|不要求|不影响|不作追|免[收于除交]?/,
  only: /仅|只限|只有|方可|限于/,
  excepts: /除外|但(?!不限)|例外|除.{1,20}外/,
  allows: /可以?(?!能)/,
  requires: /应当|须|必须|需(?!求)/,
  counts: /视[为同]|计入|纳入|包括|属于|是指/,
  gives: /给予|奖励|补[助贴]|资助|贴息|减免|全额|优先/,
  same: /参照|按照?|同等|适用|享受|放宽/,
  chooses: /择一|选择|只能|从高|就高|不重复|不得同时|重复享受/,
  parts: /分.{1,2}[次年期批]|先.{0,4}拨付|余下|其余|尾款/,
};

/** The names of what a text decides, in the order of its words. */
export function outcomesIn(text: string): readonly string[] {
  return Object.entries(MARKS)
    .map(([name, mark]) => ({ name, at: text.search(mark) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ name }) => name);
}

/** Words that deny in what people tell of their own case, and in a part of a sentence. */
export const SAYS_NOT = /没|未|不(?!不)|无|非/;

/** What a question fears: a loss, a check, a cut. */
export const FEARS =
  /退|没戏|影响|罚|扣|追|取消|泡汤|白[干搞忙弄]|黄了|收回|吐|没份|没了|没得|作废|打折|砍|减|连累|来查|上门|晚了|不行了/;

/** The parts of a sentence that one outcome may be of. */
export const PARTS_OF_SENTENCE = /[；。;]/;
export const STEPS_OF_PART = /[，,：:]/;

/** The words that an answer of yes or no begins with, by what they answer: 能不能, 算不算, 要不要 …. */
export const YES_OR_NO_WORDS = {
  can: /^(?:还|都|也)?(?:不?能|不?可以|不?行|不?成|不?给|不?补|不?认|不?发|不?贴|不?中|[报拿]不[了到成]|拿得到|[赶来]不[上及]|[赶来]得[上及]|晚了|不?收)[报拿领]?$/,
  counts: /^不?(?:算|计入|作数)$/,
  must: /^(?:不用|不需要|无需|不必|要|得|需要)[退交补]?$/,
  has: /^(?:没有|有|没|有戏|没戏|有份|没份)了?$/,
  is: /^(?:不是|是|是的|真的|不?对|没错|错)了?$/,
  enough: /^(?:不?够|没?达到|不?达标|没到|到了)$/,
  will: /^(?:不?会|不?影响)$/,
} as const satisfies Record<string, RegExp>;
