import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { PolicyInput } from '../../gateway/policy/index.js';
import { projectRoot } from '../../schema/files.js';

/** The policy that the demo ships. */
export const demoPolicy = join(projectRoot, 'cli', 'demo', 'policy.yaml');

/** Writes a policy to a file of its own. @returns the file. */
export function policyFile(policy: PolicyInput): string {
  const file = join(mkdtempSync(join(tmpdir(), 'bureaux-policy-')), 'policy.yaml');
  writeFileSync(file, stringify(policy));
  return file;
}
