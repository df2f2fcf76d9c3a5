import { expect, it } from 'vitest';
import { repealsIn } from '../../src/ingest/describe/repeals.ts';

it.each([
  ['自印发之日起施行。《某县茶叶补助办法》（某政办发〔2017〕3号）同时废止。', ['某政办发〔2017〕3号']],
  [
    '本办法施行后，《某县茶叶补助办法》、《关于印发〈某县花木补助办法〉的通知》同时废止。',
    ['某县茶叶补助办法', '关于印发〈某县花木补助办法〉的通知'],
  ],
  ['原某政发[2015]21号、某政发〔2016〕2号文件停止执行。', ['某政发〔2015〕21号', '某政发〔2016〕2号']],
  ['按照《某县茶叶补助办法》执行。以往政策同时废止。', []],
  ['如与《某县茶叶补助办法》不一致，另行废止。', []],
])('what a text puts out of force: %s', (text, documents) => {
  expect(repealsIn(text)).toEqual(documents);
});
