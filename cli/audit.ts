import type { Command } from 'commander';
import { addExport } from './audit/export.js';
import { addInstall } from './audit/install.js';
import { addProve } from './audit/prove.js';
import { addTail } from './audit/tail.js';
import { addVerify } from './audit/verify.js';

/** `bureaux audit`: the query log, for auditors; read from its files or its database, while its gateway runs or after. */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description('Verify, prove, export and follow the query log.');
  for (const add of [addVerify, addProve, addExport, addTail, addInstall]) add(audit);
}
