import type { ChatModel } from '../../model/chat-model.ts';
import { withoutPersonal } from '../../understand/redact.ts';
import type { Draft, Segment, Statement } from '../draft/draft.ts';
import type { Basis } from '../gate/binding.ts';
import { admitLead, admitPoint, type Gate } from './admit.ts';
import { pointsOf, stands } from './template.ts';

/** A draft as a model words it. `lines`: sentences that it gave; `refused`: those of them in whose place the rules' own went out. */
export interface Worded {
  readonly draft: Draft;
  readonly lines: number;
  readonly refused: number;
}

/** Beyond this a chat message says too much for rewording to help. */
const MOST_POINTS = 12;
const LONGEST_QUESTION = 300;
/** An answer of more than this is no wording of the points. */
const LONGEST = 8000;

/** Has a model reword a draft, point by point; null where nothing of it may stand. What it is sent is in docs/model.md. @throws ModelError */
export async function wordWithModel(
  draft: Draft,
  basis: Basis,
  model: ChatModel,
  prompt: string,
): Promise<Worded | null> {
  const points = pointsOf(draft, basis);
  if (points.points.length === 0 || points.points.length > MOST_POINTS) return null;
  const user = [
    `提问：<<<${withoutPersonal(basis.asked).slice(0, LONGEST_QUESTION)}>>>`,
    '要点：',
    ...points.points.map((p) => `${p.id}：${p.wording}`),
    `代号：${Array.from(points.codes, ([code, segment]) => `${code}=${meaning(segment, basis)}`).join('；')}`,
  ].join('\n');
  const { text } = await model.complete({ system: prompt, user });
  if (text.length > LONGEST) return { draft, lines: 1, refused: 1 };
  return assemble(text, { draft, basis, points, prompt });
}

/** What a code stands for, as the endpoint is told. Of what rests on the asker's own case it learns the kind alone. */
function meaning(segment: Segment, basis: Basis): string {
  switch (segment.kind) {
    case 'citation':
      return `出处《${basis.documents.get(segment.clause.replace(/#.*$/, ''))?.title ?? ''}》`;
    case 'step':
      return '（算式）';
    case 'figure':
      if (segment.binding.origin === 'calculation') return '（按条款算得的数）';
      return segment.binding.origin === 'user' ? '（提问者说的数）' : segment.text;
    default:
      return segment.text;
  }
}

const LINE = /^[\s\-*•>]*\**\s*(P\d{1,2}|A)\s*\**\s*[：:]\s*\**\s*(.+?)\**\s*$/;

/** Puts the sentences that may stand in the place of the rules' own. */
function assemble(text: string, gate: Gate): Worded {
  const { draft, basis, points } = gate;
  const statements: Statement[] = [...draft.statements];
  const seen = new Set<string>();
  let lead: Statement | null = null;
  let lines = 0;
  let refused = 0;
  for (const raw of text.split(/\r?\n/)) {
    if (raw.trim() === '') continue;
    lines += 1;
    const [, id = '', said = ''] = LINE.exec(raw) ?? [];
    const point = points.points.find((p) => p.id === id);
    const admitted = seen.has(id) ? null : id === 'A' ? admitLead(said, gate) : point && admitPoint(said, point, gate);
    seen.add(id);
    if (!admitted) refused += 1;
    else if (point) statements[point.at] = admitted;
    else lead = admitted;
  }
  // What is out of force, how a question was understood and what is wrong in it, is said before any answer.
  const first = statements.findIndex((s) => !(s[0]?.kind === 'text' && /^(?:注意：|按您的意思|不对)/.test(s[0].text)));
  if (lead) statements.splice(Math.max(0, first), 0, lead);
  const worded = { ...draft, statements };
  if (lines > refused && worded.statements.every((s) => stands(s, draft, basis)))
    return { draft: worded, lines, refused };
  return { draft, lines, refused: lines };
}
