import { expect, it } from 'vitest';
import { explainedBy } from '../../src/ingest/describe/explained.ts';

it.each([
  ['《云溪市民宿扶持办法》政策解读', '云溪市民宿扶持办法'],
  ['关于《云溪市民宿扶持办法》的问答', '云溪市民宿扶持办法'],
  ['一图读懂：云溪市民宿扶持办法', '云溪市民宿扶持办法'],
  ['云溪市民宿扶持办法解读（图文）', '云溪市民宿扶持办法'],
  ['云溪市民宿扶持办法', null],
  ['关于印发《云溪市政策解读工作办法》的通知', null],
])('what %s explains', (title, explained) => {
  expect(explainedBy(title)).toBe(explained);
});
