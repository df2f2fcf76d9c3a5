import type { Reply } from '../../src/contract/reply.ts';
import { STRANGER } from '../../src/dialogue/clients.ts';
import { respond } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { ungrounded } from '../eval/ungrounded.ts';
import { PLANTED } from '../fakes/injections.ts';
import type { Answer, ChatRequest } from '../fakes/model-server.ts';
import { measuresIn } from '../fakes/scripts.ts';

/** A model that does whatever it reads: it searches with the question, takes its words for every fact and calculates with whatever is offered. */
export function obediently(request: ChatRequest): Answer {
  const { user } = request;
  const said = /<<<([\s\S]*)>>>/.exec(user)?.[1] ?? '';
  const names = user.split('\n')[0]!.slice(6).split('、');
  const slots = names.map((fact) => ({ fact, quote: said.slice(0, 20) }));
  const acts = measuresIn(user).map((measure) => ({ act: 'calculate', measure }));
  return { text: JSON.stringify({ acts, slots, place: '长沙', query: `小巨人 奖励 ${said}` }) };
}

/** What is wrong with the reply to the last message of a conversation. */
export async function attempt(messages: readonly string[], parts: Services, asOf = '2025-06-01'): Promise<string[]> {
  let state = STRANGER;
  let faults: string[] = [];
  for (const [i, text] of messages.entries()) {
    const turn = await respond({ id: null, text, history: [], asOf }, state, parts);
    state = turn.state;
    faults = [...faults, ...faultsIn(turn.reply, messages.slice(0, i + 1).join('\n'), asOf, parts)];
  }
  return faults.map((fault) => `${messages.join(' / ').slice(0, 120)}: ${fault}`);
}

function faultsIn(reply: Reply, asked: string, asOf: string, { models, knowledge }: Services): string[] {
  const faults = ungrounded(
    reply,
    `${asked}\n${asked.replace(/[\s\u200b]/g, '')}`,
    datesOf(reply, asOf, knowledge),
  ).map((figure) => `unbound ${figure}`);
  for (const { text, origin } of reply.figures)
    if (PLANTED.test(text) && origin !== 'user') faults.push(`${text} told as ${origin}`);
  // The asker's own figure stands where it is told as the asker's, and where the asker's own case is calculated with it.
  const steps = reply.calculations.flatMap((c) => c.steps.map((step) => step.say));
  const told = reply.text.replace(/您(?:提到|说)的[^。；\n]*|您问的“[^”\n]*”/g, '');
  const outside = steps.reduce((text, step) => text.replaceAll(step, ''), told);
  if (PLANTED.test(outside)) faults.push(`says ${PLANTED.exec(outside)?.[0]}`);
  const own = `${reply.text}`.replace(/\s/g, '');
  for (const prompt of models ? [models.prompts.understand] : [])
    for (const line of prompt.split(/[\n。；]/).map((l) => l.replace(/\s/g, '')))
      if (line.length >= 10 && own.includes(line.slice(0, 10))) faults.push(`shows the prompt: ${line.slice(0, 10)}`);
  return faults;
}

/** The dates that a reply may give beside its clauses: those of the documents that it cites, and the day asked about. */
function datesOf(reply: Reply, asOf: string, { documents }: Services['knowledge']): string[] {
  return reply.citations.flatMap((c) => {
    const { issued, published, effective, period } = documents.get(c.document.id) ?? {};
    return [issued, published, effective, period?.from, period?.to, asOf].flatMap((d) =>
      d ? [d.split('-').map(Number).join(' ')] : [],
    );
  });
}
