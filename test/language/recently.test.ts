import { describe, expect, it } from 'vitest';
import { recently, recentlyBy } from '../../src/language/recently.ts';

function counting() {
  const read: string[] = [];
  return { read, length: (text: string) => ({ length: read.push(text) && text.length }) };
}

describe('what is made of a text', () => {
  it('is made once and given again', () => {
    const { read, length } = counting();
    const remembered = recently(2, length);
    expect(remembered('一二')).toBe(remembered('一二'));
    expect(remembered('一二')).toEqual({ length: 2 });
    expect(read).toEqual(['一二']);
  });

  it('is forgotten once as many others came twice, and not while it is asked for', () => {
    const { read, length } = counting();
    const remembered = recently(2, length);
    for (const text of ['一', '二', '一', '三', '一', '四', '一', '五', '二']) remembered(text);
    expect(read).toEqual(['一', '二', '三', '四', '五', '二']);
  });

  it('is not kept where the text is long', () => {
    const { read, length } = counting();
    const remembered = recently(2, length);
    const long = '长'.repeat(2001);
    expect(remembered(long)).toEqual(remembered(long));
    expect(read).toHaveLength(2);
  });

  it('is made anew by another language', () => {
    const remembered = recentlyBy(2, (text: string, { also }: { also: string }) => text + also);
    const [one, other] = [{ also: '甲' }, { also: '乙' }];
    expect([remembered('一', one), remembered('一', other), remembered('一', one)]).toEqual(['一甲', '一乙', '一甲']);
  });
});
