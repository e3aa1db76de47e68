import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { checkConfig } from '../../../gateway/config.js';
import { projectFile, projectRoot } from '../../../schema/files.js';
import { composeFile } from '../../support/compose-file.js';

const run = promisify(execFile);
const text = projectFile('docs', 'operating.md');
const commands = [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, block]) => block!.trim().split('\n')).map((line) => line.replace(/ +#.*$/, ''));
const { scripts } = JSON.parse(projectFile('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'bureaux-operating-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the commands of our own do what is said, one after the other', async () => {
  const ours = commands.filter((command) => command.startsWith('npx bureaux '));
  expect(ours).toHaveLength(4);
  for (const command of ours) {
    const [, , ...words] = command.split(' ');
    const { stdout } = await run(process.execPath, [join(projectRoot, 'bin', 'bureaux.js'), ...words], { cwd: folder });
    if (words[0] === 'secrets') for (const { file } of Object.values(composeFile().secrets)) expect([file, existsSync(join(folder, file))]).toEqual([file, true]);
    else expect(stdout).toMatch(words[0] === 'token' ? /^[\w-]+\.[\w-]+\.[\w-]+\n$/ : /^Usage: bureaux /);
  }
});

test.each(commands.filter((command) => command.startsWith('npm run ')))('%s is a script of the project and takes what is said', async (command) => {
  const [, , name, , ...words] = command.split(' ');
  const script = scripts[name!]!.split(' && ').at(-1)!.split(' ');
  expect(script[0]).toBe('tsx');
  const { stdout } = await run(join(projectRoot, 'node_modules', '.bin', 'tsx'), [...script.slice(1), '--help'], { cwd: projectRoot });
  expect(stdout).toMatch(new RegExp(`^Usage: npm run ${name} -- `));
  for (const word of words.filter((each) => each.startsWith('--'))) expect(stdout).toContain(`  ${word}`);
});

test('what it says of docker is in docker-compose.yml', () => {
  expect(commands.filter((command) => command.includes('docker'))).toEqual(['BUREAUX_UID=$(id -u) BUREAUX_GID=$(id -g) docker compose up --build --detach']);
  const compose = projectFile('docker-compose.yml');
  for (const variable of ['BUREAUX_UID', 'BUREAUX_GID', 'BUREAUX_PORT']) expect([text.includes(variable), compose.includes(`\${${variable}:-`)]).toEqual([true, true]);
});

test('what it shows of the configuration is such', () => {
  const [block, ...more] = [...text.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, yaml]) => yaml!);
  expect(more).toEqual([]);
  expect(checkConfig(parseYaml(block!), '/here').tls).toEqual({ ca: '/here/bureaux-ca.pem', certificate: '/here/gateway.pem', key: '/here/gateway.key' });
});

test('every file it names is there', () => {
  const files = [...text.matchAll(/`((?:docker|gateway|docs)[/-][^` ]*)`/g)].map(([, path]) => path!);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) expect([file, existsSync(join(projectRoot, file))]).toEqual([file, true]);
});
