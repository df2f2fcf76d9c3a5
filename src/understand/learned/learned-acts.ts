import type { Knowledge } from '../../knowledge/load.ts';
import { aspectsAsked, aspectsMeant, OF_DOCUMENT } from '../aspects.ts';
import { leadAct } from '../question.ts';
import { ruledActs, type TurnSigns } from '../read-acts.ts';
import type { Act, Acts, Subject } from '../reading.ts';
import type { CaseSlots } from '../slots/case-slots.ts';
import { questionSubject, subjectsOf } from '../subject.ts';
import type { Words } from '../words.ts';
import { actFeatures } from './act-features.ts';
import type { ActTable, Rated } from './act-table.ts';

/** Acts that patterns see for sure. */
const SURE: ReadonlySet<Act['act']> = new Set([
  'courtesy',
  'manage',
  'unsure',
  'answer',
  'correct',
  'rise',
  'compare',
  'together',
  'what-can-i-get',
]);
/** Acts about somebody's own case. */
const OF_SOMEBODY: ReadonlySet<string> = new Set(['calculate', 'what-can-i-get']);
/** In logits: what no pattern sees is asked; the likeliest is asked where nothing else is; what a pattern takes for a way of asking is none. */
const ASKED = 0;
const PERHAPS = -1.4;
const UNLIKELY = -1;
/** An aspect that may be but how a question is put: 能不能. */
const PUT = 'whether';

/** Aspects beside which only a pattern shows that a sum is asked too. */
const OF_NO_SUM: ReadonlySet<string> = new Set([
  'count',
  'payer',
  'materials',
  'how-to-apply',
  'window',
  'deadline',
  'phone',
  'online',
  'review',
  'years',
]);

/** What a question does and which aspects it asks. */
export interface ActsRead {
  readonly acts: Acts;
  readonly aspects: readonly string[];
}

/**
 * What a question does, by patterns and, where a table was learned, by what its characters and the signs in it weigh together. What
 * patterns see for sure stands. `table` null: by patterns alone.
 */
export function readActs(
  words: Words,
  turn: TurnSigns,
  stated: CaseSlots,
  knowledge: Knowledge,
  table: ActTable | null,
): ActsRead {
  const asked = aspectsMeant(aspectsAsked(words.text, knowledge.language));
  const ruled = ruledActs(words, turn, stated, knowledge);
  const lead = leadAct(ruled);
  const byPattern = asked.map(({ aspect }) => aspect);
  const { signs } = words;
  const certain =
    SURE.has(lead.act) ||
    (lead.act === 'inform' && (turn.tells || signs.holdsOff || (signs.ofFirm && asked.length === 0))) ||
    (lead.act === 'claim' && lead.figure !== null) ||
    (lead.act === 'calculate' && (signs.wantsSum || (signs.self && signs.canGet)));
  const of = questionSubject(words, asked);
  const named = of.measures.length + of.documents.length > 0 || turn.talking || stated.slots.length > 0;
  // 怎么减肥 asks nothing of a policy, however it is put.
  const ofPolicy = named || signs.support || signs.ofMeasures || signs.award;
  if (!table || certain || !ofPolicy) return { acts: ruled, aspects: byPattern };
  const features = actFeatures({ words, turn: { ...turn }, slots: stated.slots, asked, ruled: lead }, knowledge);
  // 有啥政策可以靠一靠: of nobody in particular it asks for a list.
  const ofNobody = !signs.self && stated.slots.every((s) => typeof s.value === 'object');
  // 头一个发明专利刚下来，有什么政策: of a thing that is named it asks what there is for that.
  const ofThing = words.topics.some(
    ({ word, weight }) => weight > 0.5 && !stated.slots.some((s) => s.words.includes(word)),
  );
  const may = (act: string) =>
    act === lead.act || !OF_SOMEBODY.has(act) || !(ofNobody || (act === 'what-can-i-get' && ofThing));
  const rated = table.rate(features);
  const likeliest = rated.acts.find(({ name }) => may(name))?.name ?? lead.act;
  const aspects = aspectsBy(rated.aspects, byPattern);
  const act = likeliest === lead.act && lead.act !== 'ask' ? lead : actCalled(likeliest, lead, of, aspects, words);
  const corrects = turn.corrects && act.act !== 'correct';
  return { acts: corrects ? [{ act: 'correct' }, act] : [act], aspects: aspects.filter((a) => a !== 'other') };
}

function aspectsBy(rated: readonly Rated[], byPattern: readonly string[]): readonly string[] {
  // A wrong one would answer with a document's dates and names.
  const scored = rated.filter(({ name }) => !OF_DOCUMENT.has(name));
  const seen = byPattern.filter(
    (aspect) => aspect !== PUT || !scored.some((s) => s.name === aspect && s.score < UNLIKELY),
  );
  // 多少家 counts, 谁出钱 asks who pays and 补贴要什么材料 how to get it, whatever else asks for a sum in the same words.
  const counts = seen.some((aspect) => OF_NO_SUM.has(aspect));
  const likely = scored.filter(
    ({ name, score }) => score > ASKED && !seen.includes(name) && !(counts && name === 'amount'),
  );
  const [best] = scored;
  const perhaps = seen.length + likely.length === 0 && best && best.score > PERHAPS ? [best] : [];
  return [...seen, ...[...likely, ...perhaps].map(({ name }) => name)];
}

/** The act of a name, with what patterns tell that belongs to it. */
function actCalled(name: string, ruled: Act, of: Subject, aspects: readonly string[], words: Words): Act {
  switch (name) {
    case 'calculate':
    case 'what-can-i-get':
      return { act: name, of };
    case 'together':
    case 'compare':
      return { act: name, of: subjectsOf(words) };
    case 'claim':
      return { act: name, of, figure: words.signs.claimed[0]?.text ?? null };
    case 'inform':
    case 'correct':
      return { act: name };
    case 'ask':
      return { act: name, aspects: aspects.length === 0 && ruled.act === 'ask' ? ruled.aspects : aspects, of };
    // What only patterns can tell more of stays as they see it.
    default:
      return ruled;
  }
}
