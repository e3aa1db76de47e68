import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { projectFile, projectRoot } from '../../../schema/files.js';

const run = promisify(execFile);
const dockerfile = projectFile('Dockerfile');
const instructions = dockerfile.split('\n').filter((line) => /^[A-Z]+ /.test(line)).map((line) => line.split(' '));
const last = instructions.slice(instructions.map(([verb]) => verb).lastIndexOf('FROM'));
const argsOf = (verb: string, of = last): readonly (readonly string[])[] => of.filter(([each]) => each === verb).map(([, ...args]) => args);

test('the image comes of Node alone, is run by no root, and has no dev dependencies', () => {
  for (const [image] of argsOf('FROM', instructions)) expect(image).toMatch(/^node:20-[a-z]+-slim$/);
  expect(argsOf('USER')).toEqual([['node']]);
  const modules = argsOf('COPY').filter((args) => args.at(-1) === 'node_modules');
  expect(modules).toEqual([['--from=dependencies', '/bureaux/node_modules', 'node_modules']]);
  const stage = dockerfile.slice(dockerfile.indexOf(' AS dependencies'));
  expect(stage.slice(0, stage.indexOf('\nFROM '))).toContain('npm ci --ignore-scripts --omit=dev');
});

test('what is copied is let through by .dockerignore, and nothing else is', () => {
  const lines = projectFile('.dockerignore').split('\n').filter((line) => line && !line.startsWith('#'));
  const copied = argsOf('COPY', instructions).filter(([first]) => !first!.startsWith('--from=')).flatMap((args) => args.slice(0, -1));
  expect(lines).toEqual(['*', ...new Set(copied.map((path) => `!${path}`))].sort((a, b) => lines.indexOf(a) - lines.indexOf(b)));
});

test('the command runs from what is copied alone: it makes a national database and tells its options', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-image-'));
  try {
    for (const args of argsOf('COPY')) {
      const from = args.filter((arg) => !arg.startsWith('--')).slice(0, -1).map((path) => path.replace(/^\/bureaux\//, ''));
      for (const path of from) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        if (path === 'node_modules') symlinkSync(join(projectRoot, path), join(folder, path));
        else cpSync(join(projectRoot, path), join(folder, path), { recursive: true });
      }
    }
    const [[program, ...entry]] = argsOf('ENTRYPOINT').map((words) => JSON.parse(words.join(' ')) as readonly string[]) as [readonly [string, ...string[]]];
    expect(program).toBe('node');
    const { stdout } = await run(process.execPath, [...entry, 'national', 'TG', '--admin', 'sqlite:data'], { cwd: folder });
    expect(stdout).toBe('sqlite:data/databases/TG.sqlite\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
