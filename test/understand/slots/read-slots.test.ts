import { describe, expect, it } from 'vitest';
import { read } from '../../fakes/slots.ts';

describe('the readers of facts', () => {
  it('find nothing in a question that states nothing', () => {
    for (const text of [
      '',
      '你好',
      '市级小巨人要什么条件',
      '贷款贴息的责任单位是哪家',
      '听说能补5%',
      '可以拿2000万吗',
      '湘政办发〔2024〕20号讲什么',
    ])
      expect(read(text), text).toEqual({ slots: [], problems: [], residue: [], setAside: [] });
  });
  it('stay quick on a long message', () => {
    const began = process.cpuUsage();
    read('我们是长沙市级小巨人，年贷款500万，研发费用200万，主营收入3000万。'.repeat(60));
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000);
  });
});
