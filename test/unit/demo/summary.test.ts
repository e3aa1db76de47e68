import { resolve } from 'node:path';
import { summary } from '../../../cli/demo/summary.js';
import type { Child } from '../../../cli/children.js';

const gateway = { name: 'gateway', pid: 1, serves: { gateway: 'http://127.0.0.1:4000' } } as unknown as Child;
const another = (folder: string): string | undefined => /^Another token: (.*)$/m.exec(summary(gateway, [], 'a.b.c', folder))?.[1];

test.each([
  [resolve('.bureaux'), ''],
  ['/srv/demo-1', ' --data /srv/demo-1'],
  ["/srv/it's here", " --data '/srv/it'\\''s here'"],
])('another token comes of the keys in %s', (folder, option) => {
  expect(another(folder)).toBe(`npx bureaux token --role ANALYST --country FR${option}`);
});
