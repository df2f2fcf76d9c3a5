import { describe } from 'vitest';
import { says } from '../../fakes/slots.ts';

describe('kinds, uses and states', () => {
  says('机场类型', { 湖南的通用机场: '通用机场', 临时起降点: '临时起降场地', 运输机场和通用机场有什么区别: undefined });
  says('民航取证或备案', { 民航局取了证: true, 通用机场还没取证: false });
  says('新型航空器商业飞行', {
    eVTOL做商业飞行: true,
    飞行汽车商业化运营: true,
    'eVTOL还在试飞，没有商业运营': false,
    '2吨的飞机': undefined,
  });
  says('贷款用途', {
    技改贷款1000万: '重大技改',
    因重大研发从银行贷了1500万: '重大研发',
    贷款用于扩产: '投资扩产',
    贷款主要是流动资金周转: '其他用途',
    '研发费用200万，贷款500万': undefined,
  });
  says('首台套级别', { '国内首台（套）': '国内首台套', 省内首台套产品: '省内首台套', 国内市场第一: undefined });
  says('已成功上市', {
    今年成功上市了: true,
    公司上市了: true,
    还没上市: false,
    我们想上市: undefined,
    拟上市: undefined,
  });
  says('中小微企业', { 长沙的小微企业: true, '大型企业（不属于中小微）': false, 科技型中小企业: undefined });
  says('工业企业', { 中小微工业企业: true, 规模以上工业企业倍增方案: undefined });
  says('实现发明专利破零', { 一件发明专利都没有: false, 刚拿到第一件发明专利: true });
});

describe('how large an enterprise is', () => {
  says('中小微企业', {
    '我们不是中小微，贷款500万': false,
    我们不算中小微: false,
    我们不是中小微企业: false,
    我们是非中小微企业: false,
    我们是大型工业企业: false,
    '大型制造企业，贷款500万': false,
    我们不算大型工业企业: true,
    我们是中小微: true,
    是不是中小微企业: undefined,
    算不算中小微: undefined,
  });
});
