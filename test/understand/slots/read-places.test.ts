import { describe } from 'vitest';
import { says } from '../../fakes/slots.ts';

describe('a place', () => {
  says('所在地', {
    我们公司在长沙: '430100',
    长沙的企业: '430100',
    湖南某通用机场: '430000',
    公司注册在湖南长沙: '430100',
    '我们在株洲，长沙那个贴息给我们贴多少': '430200',
    '我们不是长沙的企业，在株洲': '430200',
    'an SME in Changsha, we have loans': '430100',
    '主运行基地在江西，偶尔来湖南飞': undefined,
    湖南能给我们补多少: undefined,
    长沙跟杭州哪边贴息划算: undefined,
  });
  says('主运行基地', {
    主运行基地在湖南: '430000',
    基地设在江西: '360000',
    以长沙为主运行基地的通航公司: '430100',
    湖南滑翔伞基地: undefined,
  });
});
