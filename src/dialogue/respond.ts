import { briefly } from '../answer/draft/briefly.ts';
import { Verified, verify } from '../answer/gate/verified.ts';
import { type PartialReply, withAround } from '../answer/join-drafts.ts';
import { renderReply } from '../answer/render.ts';
import { courtesy } from '../answer/say/courtesy.ts';
import type { Message } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import { InputError, VerificationError } from '../errors.ts';
import { asScanned } from '../knowledge/as-scanned.ts';
import type { LanguageData } from '../knowledge/language-data.ts';
import type { Replies } from '../knowledge/replies.ts';
import { normalise } from '../language/normalise.ts';
import { type Address, askedAgain, asQuestion, partsOfMessage } from '../understand/message-parts.ts';
import type { Reading } from '../understand/reading.ts';
import { reportReading } from '../understand/report-reading.ts';
import { answerClients } from './answer-clients.ts';
import { type ClientSession, memoryOf, STRANGER } from './clients.ts';
import type { Effect, Turn } from './effects.ts';
import { obey, SHORTENED } from './obey.ts';
import { questionPut } from './question-put.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import { turnToClient } from './turn-to-client.ts';
import { answersTo, type Sendable } from './ways.ts';

/** A message in its conversation: do what it asks, one thing after another, and send the first draft that passes the gate. */
export async function respond(message: Message, before: ClientSession, services: Services): Promise<Turn> {
  const on = { ...services, knowledge: asScanned(services.knowledge) };
  const above: PartialReply[] = [];
  const below: PartialReply[] = [];
  const done: Effect[] = [];
  const commands: Reading[] = [];
  let question: string | null = null;
  let brief = false;
  let state = before;
  const { language, replies } = on.knowledge;
  // A button under an older question answers no newer one.
  const late = message.answers !== undefined && message.answers !== questionPut(before);
  const fixed = (key: string): PartialReply => ({ draft: courtesy(key, replies), asked: '', decided: [] });
  if (late) above.push(fixed('old-button'));
  const pending = memoryOf(before).pending !== null;
  const handed = message.reading?.acts.every(({ act }) => act !== 'manage') ?? false;
  const turned = handed || late ? null : turnToClient(message.text, before, on);
  if (turned?.to === 'nobody' || turned?.to === 'client') state = turned.state;
  if (turned?.to === 'nobody') above.push(turned.asks);
  if (turned?.to === 'client' && turned.head) above.push(turned.head);
  const said = turned?.to === 'client' ? turned.text : turned?.to === 'command' ? turned.rest : message.text;
  const read = handed ? [asQuestion(message.text, language)] : partsOfMessage(said, pending, language);
  const parts = [
    ...(turned?.to === 'command' ? [{ act: turned.act, text: message.text }] : []),
    ...(late || turned?.to === 'nobody' || turned?.to === 'several' ? [] : read),
  ];
  for (const part of parts) {
    if (part.act && tellsSumAgain(part.act, memoryOf(state))) {
      question = HOW_MUCH;
      brief = true;
      continue;
    }
    const obeyed = part.act && obey(part.act, message.asOf, state, on, parts.length === 1);
    if (part.act && obeyed) {
      (question === null ? above : below).push({ ...obeyed, decided: [] });
      done.push(...obeyed.effects);
      state = obeyed.state;
      commands.push({ text: part.text, acts: [part.act], slots: [], residue: [] });
      const again = parts.length === 1 ? askedStill(part.act, part.text, memoryOf(state), language) : null;
      if (again !== null) question = again;
    } else question = part.act ? asQuestion(said, language).text : part.text;
  }
  const answers =
    turned?.to === 'several'
      ? [await answerClients(turned, message.asOf, state, on)]
      : question === null
        ? [alone(above, message, state, replies)]
        : answersTo(question, message, state, on);
  for await (const answer of answers) {
    const unkept = message.origin?.shared && (commands.length > 0 || restsOnCase(answer));
    const remarks = unkept ? [...answer.remarks, fixed('shared-sender')] : answer.remarks;
    const main = brief ? { ...answer, draft: briefly(answer.draft) } : answer;
    const whole = withAround(above, main, [...remarks, ...below]);
    const passed = verify(whole.draft, { ...services.knowledge, ...services, ...whole, asOf: message.asOf });
    if (Verified.is(passed)) {
      const clients = turned?.to === 'several' ? turned.names : [answer.state.client].filter((name) => name !== '');
      const report = reportReading(normalise(message.text), [...commands, ...answer.readings]);
      const reading = message.reading ?? (clients.length > 0 ? { ...report, clients } : report);
      const put =
        message.origin && !message.origin.shared && whole.draft.choices.length > 0 ? questionPut(answer.state) : null;
      const reply = { ...renderReply(passed, services.knowledge), ...(put === null ? {} : { question: put }), reading };
      return { reply, state: answer.state, effects: [...done, ...answer.effects] };
    }
    on.logger.error({ clauses: whole.draft.citations.slice(0, 3), why: passed.refused }, 'draft refused by the gate');
  }
  throw new VerificationError('no draft passes the gate');
}

/** 没听懂 after a sum: what it comes to is told again, and nothing else. */
const tellsSumAgain = ({ which }: Address, { rules, calculated, pending, facts }: Memory): boolean =>
  SHORTENED.has(which) && pending === null && facts.size > 1 && rules.some((id) => calculated.includes(id));

/** What is answered after a word of command: what whoever lost patience asked, and what a changed fact comes to now. */
function askedStill(
  { which }: Address,
  text: string,
  { asked, rules, pending }: Memory,
  language: LanguageData,
): string | null {
  if (which === 'impatient') return askedAgain(text, asked, language);
  return which === 'change' && rules.length > 0 && pending === null ? HOW_MUCH : null;
}
const HOW_MUCH = '能拿多少';

/** The asker tells something of their case, or an answer is worked out or wanted from them. */
const restsOnCase = ({ draft, readings }: Sendable): boolean =>
  draft.calculations.length > 0 ||
  draft.outcome === 'ask' ||
  readings.some(({ acts }) => acts.some(({ act }) => act === 'inform'));

/** What is said to a word of command by itself; to nothing at all in a chat a polite word. */
function alone(above: PartialReply[], { origin }: Message, state: ClientSession, replies: Replies): Sendable {
  const said = above.pop();
  if (!said && !origin) throw new InputError('问题是空的');
  const silence = { draft: courtesy('silence', replies), asked: '', decided: [] };
  return { ...(said ?? silence), remarks: [], state, effects: [], readings: [] };
}

/** A message after the person's earlier ones, where nobody keeps the conversation; those are read without a model. */
export async function answerOnce(message: Message, on: Services): Promise<Reply> {
  let state = STRANGER;
  const { reading: _, ...plain } = message;
  for (const text of message.history)
    if (text.trim() !== '') ({ state } = await respond({ ...plain, text }, state, { ...on, models: null }));
  return (await respond(message, state, on)).reply;
}
