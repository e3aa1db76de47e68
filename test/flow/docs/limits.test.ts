import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { documentHash } from '../../../gateway/trust/index.js';
import { projectFile, projectRoot } from '../../../schema/files.js';
import { startTestGateway } from '../../support/gateway.js';
import type { TestGateway } from '../../support/gateway.js';
import { eventually } from '../../support/servers/eventually.js';

const run = promisify(execFile);
const text = '{ countries { code } }\n';
const hash = documentHash(text);
/** The lines of docs/limits.md that run the command, without their remarks; words in quotes are one word. */
const lines = [...projectFile('docs', 'limits.md').matchAll(/^ {4}bureaux (.*)$/gm)]
  .map(([, line]) => [...line!.replace(/ +#.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!));

let folder: string, gateway: TestGateway;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bureaux-limits-'));
  writeFileSync(join(folder, 'document.graphql'), text);
  gateway = await startTestGateway({ deadlineMs: 60_000, trustedDocuments: { file: join(folder, '.bureaux', 'trusted-documents.json') } });
});

afterAll(async () => {
  await gateway?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command where the document and the data folder are. */
async function bureaux(words: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const args = [join(projectRoot, 'bin', 'bureaux.js'), ...words.map((word) => (word === 'SHA256' ? hash : word))];
  return run(process.execPath, args, { cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

test('the lines about trusted documents do what is said, and a running gateway takes what they change', async () => {
  expect(lines.map(([command, verb]) => `${command} ${verb}`)).toEqual(['trust add', 'trust list', 'trust remove']);
  const [add, list, remove] = lines as [string[], string[], string[]];
  const authorization = `Bearer ${await gateway.token({ role: 'PARTNER', user: 'system' })}`;
  const status = async (): Promise<number> => (await gateway.ask(text, undefined, { authorization, accept: 'application/graphql-response+json' })).status;
  expect(await status()).toBe(403);

  expect(await bureaux(add)).toEqual({ code: 0, stdout: `${hash}\n`, stderr: '' });
  await eventually('the gateway to take the document', async () => (await status()) === 200);
  const listed = await bureaux(list);
  expect(listed).toEqual({ code: 0, stdout: expect.stringMatching(/^\{[^\n]*\}\n$/), stderr: '' });
  expect(JSON.parse(listed.stdout)).toEqual({ hash, name: 'Border check', registeredBy: 'J. Doe', registeredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) });

  expect(await bureaux(remove)).toEqual({ code: 0, stdout: '', stderr: '' });
  await eventually('the gateway to refuse the document', async () => (await status()) === 403);
  expect(await bureaux(remove)).toEqual({ code: 1, stdout: '', stderr: 'bureaux: expected the hash of a registered document, came another\n' });
  expect(await bureaux(list)).toEqual({ code: 0, stdout: '', stderr: '' });
});
