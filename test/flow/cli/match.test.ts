import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../../schema/files.js';
import { runCommand } from '../../support/command.js';

test('two names are scored, with reasons and the parts that were paired', async () => {
  const { code, stdout } = await runCommand('match', 'ياسين بن صالح', 'Yacine BENSALAH');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    score: expect.any(Number), reasons: ['2 of 2 name parts alike across scripts', 'parts written together in one of the names'],
    pairs: [{ a: 'BN SLH', b: 'BENSALAH', how: 'JOINED', score: expect.any(Number) }, { a: 'YSYN', b: 'YACINE', how: 'SCRIPT', score: expect.any(Number) }],
  });
});

test('lines are scored line by line; one that is no pair of names is told, and the others are scored', () => {
  const lines = [{ a: 'Bill Smith', b: 'William Smith' }, { a: 'Bill Smith' }, { a: 'Jean Martin', b: 'Anne Martin' }].map((line) => JSON.stringify(line));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'bin', 'bureaux.js'), 'match'], { input: `${lines.join('\n')}\n`, encoding: 'utf8' });
  const [alike, wrong, other] = stdout.trim().split('\n').map((line) => JSON.parse(line) as { score: number | null; error?: string });
  expect(alike!.score).toBeGreaterThanOrEqual(0.7);
  expect(wrong).toEqual({ score: null, error: 'Expected {"a": NAME, "b": NAME} in line 2, got something else' });
  expect(other!.score).toBeLessThan(0.7);
  expect([status, stderr]).toEqual([1, 'bureaux: 1 of 3 lines were no pairs of names\n']);
});

test('one name is wrong usage', async () => {
  expect(await runCommand('match', 'Bill Smith')).toMatchObject({ code: 2, stderr: 'bureaux: Expected two names, or none and lines on standard input; got one name\n' });
});
