import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDemoIssuer } from '../../../gateway/identity/index.js';
import { projectFile, projectRoot } from '../../../schema/files.js';
import { withDemoData } from '../../support/demo-data.js';

const run = promisify(execFile);
const readme = projectFile('README.md');
const commands = [...readme.matchAll(/^```sh\n([^]*?)^```$/gm)]
  .flatMap(([, block]) => block!.trim().split('\n'))
  .flatMap((line) => line.replace(/#.*$/, '').split('&&').map((command) => command.trim()));
const { scripts } = JSON.parse(projectFile('package.json')) as { scripts: Record<string, string> };

test('the README shows the two commands', () => {
  expect(readme).toContain('npm install && npm start');
  expect(readme).toContain('npm install && npm test');
});

test.each(commands.filter((command) => command.startsWith('npx ')))('%s', async (command) => {
  const [, ...words] = command.split(/\s+/);
  const { stdout } = await withDemoData(async (folder) => {
    await openDemoIssuer(folder);
    return run('npx', [...words, ...(words.includes('token') ? ['--data', folder] : [])], { cwd: projectRoot });
  });
  expect(stdout.trim()).toMatch(words.includes('token') ? /^[\w-]+\.[\w-]+\.[\w-]+$/ : /^Usage: bureaux /);
});

test.each(commands.filter((command) => command.startsWith('npm ')))('%s is a script of the project', (command) => {
  const [, verb, name] = command.split(/\s+/);
  if (verb === 'install') expect(scripts).toHaveProperty('prepare');
  else expect(scripts).toHaveProperty(verb === 'run' ? name! : verb!);
});

test('every file the README and docs/cases.md name is there', () => {
  const links = [...`${readme}\n${projectFile('docs', 'cases.md')}`.matchAll(/\]\(([^):]+)\)|`((?:gateway|subgraphs|schema|docs|bench)\/[^`]*)`/g)].map(([, link, path]) => link ?? path!);
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) expect([link, existsSync(join(projectRoot, link))]).toEqual([link, true]);
});
