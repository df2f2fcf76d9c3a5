import { describe, expect, it } from 'vitest';
import { said, says } from '../../fakes/slots.ts';

describe('how long a loan ran', () => {
  says('贷款年数', {
    贷款500万用了一个季度: '3个月',
    贷款500万用了两个季度: '6个月',
    '贷款500万，用了9个月': '9个月',
    '贷款500万，期限一年': undefined,
  });
  says('贷款年数', {
    贷款500万用了11个月半: '11.5个月',
    贷款500万用了三四个月: { low: '3个月', high: '4个月' },
    贷款500万用了90天: { about: '3个月', low: '2.7个月', high: '3.3个月' },
    '贷款500万，90天': { about: '3个月', low: '2.7个月', high: '3.3个月' },
    '贷款500万，用了26周': { about: '6.1个月', low: '5.49个月', high: '6.71个月' },
    贷款500万用了半年多: { about: '0.5', low: '0.5', high: '0.75', beyond: 'low' },
    贷款500万用了差不多半年: { about: '0.5', low: '0.45', high: '0.55' },
    贷款500万用了不到半年: { about: '0.5', low: '0.45', high: '0.5', beyond: 'high' },
    贷款500万用了八个月左右: { about: '8个月', low: '7.2个月', high: '8.8个月' },
  });
  says('贷款年数', {
    '贷款500万，从三月用到年底': { about: '10个月', low: '9个月', high: '10个月' },
    '今年2月贷了500万，8月就还了': { about: '6个月', low: '5个月', high: '6个月' },
    '500万贷款，4月下款，10月到期': { about: '6个月', low: '5个月', high: '6个月' },
    '贷款500万，今年7月1日才放款': { about: '6个月', low: '5个月', high: '6个月' },
    '今年2月1日贷900万，7月31日还掉': '6个月',
    '贷款600万，3月15日借入，12月14日到期': '9个月',
    '贷款500万，从7月份开始用': { about: '6个月', low: '5个月', high: '6个月' },
    '贷款300万，九月底下款的': { about: '4个月', low: '3个月', high: '4个月' },
    '贷款500万，6月认定的市级小巨人': undefined,
    '贷款500万，三月能申报吗': undefined,
  });
  it('is asked where a part of the loan alone has a time, or the year is another', () => {
    for (const text of ['贷款600万，其中200万6月还了', '去年10月贷的500万，今年5月还清', '贷款500万，提前还了'])
      expect(said(text, '贷款年数'), text).toMatchObject({ exactness: 'partial' });
  });
});
