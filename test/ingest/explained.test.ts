import { expect, it } from 'vitest';
import { explainedBy } from '../../src/ingest/describe/explained.ts';

it.each([
  ['《云溪市民宿扶持办法》政策解读', '云溪市民宿扶持办法'],
  ['关于《云溪市民宿扶持办法》的问答', '云溪市民宿扶持办法'],
  ['一图读懂：云溪市民宿扶持办法', '云溪市民宿扶持办法'],
  ['云溪市民宿扶持办法解读（图文）', '云溪市民宿扶持办法'],
  ['政策解读丨云溪市民宿扶持办法', '云溪市民宿扶持办法'],
  ['图解《云溪市民宿扶持办法》', '云溪市民宿扶持办法'],
  ['云溪市民宿扶持办法', null],
  ['关于印发《云溪市政策解读工作办法》的通知', null],
])('what %s explains', (title, explained) => {
  expect(explainedBy(title)).toBe(explained);
});

it('takes the policy from the text where the title does not name it whole', () => {
  const text = '为了扶持民宿，我局印发了《云溪市民宿扶持办法》（云文旅规〔2024〕2号，以下简称《办法》）。';
  expect(explainedBy('民宿新政问答', text)).toBe('云溪市民宿扶持办法');
});
