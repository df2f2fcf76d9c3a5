import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { type Intent, intentsOf as read } from '../../src/understand/intent.ts';
import { held } from '../fakes/knowledge.ts';

const intentsOf = (text: string) => read(normalise(text), held.language);

describe('what a question wants to know', () => {
  it.each([
    ['你好', 'greeting'],
    ['谢谢！', 'thanks'],
    ['帮助', 'help'],
    ['这份文件的文号是多少', 'number'],
    ['什么时候印发的', 'issued'],
    ['是哪一年的文', 'issued'],
    ['现在管不管用', 'status'],
    ['从什么时候开始施行', 'effective'],
    ['从哪天开始算', 'effective'],
    ['这个政策过期了吗', 'status'],
    ['文件的有效期到什么时候', 'period'],
    ['贴息归哪个部门管', 'office'],
    ['这件事谁负责', 'office'],
    ['怎么申请贴息', 'how-to-apply'],
    ['要准备什么材料', 'materials'],
    ['申报截止到几号', 'deadline'],
    ['咨询电话多少', 'phone'],
    ['贴息能拿多少', 'amount'],
    ['规上企业有多少家', 'count'],
    ['长沙有哪些扶持政策', 'list'],
    ['杭州和长沙对比一下', 'compare'],
    ['两种补贴有什么不同', 'compare'],
    ['写在哪个文件里', 'which-document'],
    ['听说贴息是百分之五', 'claim'],
    ['飞够800小时就补是吧', 'claim'],
    ['小巨人能不能贴息', 'whether'],
  ] as [string, Intent][])('%s: %s', (text, intent) => {
    expect(intentsOf(text)).toContain(intent);
  });

  it('takes points of a rate for no count', () => {
    expect(intentsOf('贴息几个点')).toEqual(['amount']);
  });

  it('is a lookup where no sign tells', () => {
    expect(intentsOf('贷款贴息')).toEqual(['lookup']);
  });

  it('is small talk only where the message is nothing else', () => {
    expect(intentsOf('你好，贴息能拿多少')).not.toContain('greeting');
    expect(intentsOf('谢谢，再问一下贴息归谁管')).not.toContain('thanks');
  });

  it('can be several things at once', () => {
    expect(intentsOf('贴息最高多少，归哪个部门管')).toEqual(expect.arrayContaining(['amount', 'office']));
  });
});
