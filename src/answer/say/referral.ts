import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { Draft } from '../draft/draft.ts';
import { called, cite, listed, name, Writer } from '../draft/writer.ts';

/** 转人工: the body in charge of what was talked about, and the contact that the operator configured. */
export function refer(
  discussed: { readonly clause: Clause; readonly document: PolicyDocument } | null,
  settings: ReadonlyMap<string, string>,
): Draft {
  const writer = new Writer();
  const contact = settings.get('contact');
  if (discussed) {
    const { clause, document } = discussed;
    const bodies = clause.bodies.length > 0 ? clause.bodies : document.issuer ? [document.issuer] : [];
    if (bodies.length > 0)
      writer.say(
        '刚才谈的',
        called(document),
        clause.bodies.length > 0 ? '，责任部门是' : '，发文机关是',
        listed(bodies.map(name)),
        cite(clause),
        '。',
      );
    else writer.say('刚才谈的', called(document), '没有写明责任部门，请向当地主管部门询问', cite(clause), '。');
  } else
    writer.say(
      '政策上的事请向当地的工业和信息化、科技或财政主管部门询问；说出您问的是哪项政策，我可以告诉您归哪个部门管。',
    );
  if (contact === undefined) writer.say('这里没有设置人工联系方式。');
  else writer.say('人工联系方式：', { kind: 'setting', setting: 'contact', text: contact });
  return writer.draft('answer');
}
