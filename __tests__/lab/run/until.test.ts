import { expect, test } from '@jest/globals';
import { Fatal, until } from '../../../lab/run/until';

test('asks again until there is an answer, errors notwithstanding', async () => {
  const answers = [undefined, new Error('not yet'), 'ready'];
  const answer = await until('the server', async () => {
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  });
  expect(answer).toBe('ready');
});

test('says what it waited for and why it did not come', async () => {
  const ask = async () => {
    throw new Error('connection refused');
  };
  await expect(until('the server', ask, 0)).rejects.toThrow('the server: not within 0 s: connection refused');
  await expect(until('the server', async () => undefined, 0)).rejects.toThrow('the server: not within 0 s');
});

test('does not ask again after an error that stays', async () => {
  let asked = 0;
  const ask = async () => {
    asked++;
    throw new Fatal('the server has ended');
  };
  await expect(until('the server', ask)).rejects.toThrow('the server has ended');
  expect(asked).toBe(1);
});
