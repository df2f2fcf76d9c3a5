import { expect, it } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import { resting } from '../../src/model/resting.ts';

const REQUEST = { system: '', user: '' };

it('leaves an endpoint alone for a minute after three failures in a row, then tries again', async () => {
  let [now, asked, works] = [0, 0, false];
  const model = resting(
    {
      name: 'openai:test',
      complete: async () => {
        asked += 1;
        if (works) return { text: '好', tokensIn: 1, tokensOut: 1 };
        throw new ModelError('no answer in time', true);
      },
    },
    () => now,
  );
  const ask = () => model.complete(REQUEST).catch((error: unknown) => error);
  for (let i = 0; i < 5; i++) expect(await ask()).toBeInstanceOf(ModelError);
  expect(asked).toBe(3);
  now = 60_001;
  expect(await ask()).toBeInstanceOf(ModelError);
  await ask();
  expect(asked).toBe(4);
  now = 120_002;
  works = true;
  expect(await ask()).toMatchObject({ text: '好' });
  works = false;
  await ask();
  expect(asked).toBe(6);
});

it('does not rest for what is no fault of the endpoint', async () => {
  let asked = 0;
  const model = resting(
    {
      name: 'openai:test',
      complete: async () => {
        asked += 1;
        throw new ModelError('the budget of the day is spent', false);
      },
    },
    () => 0,
  );
  for (let i = 0; i < 5; i++) await model.complete(REQUEST).catch(() => {});
  expect(asked).toBe(5);
});
