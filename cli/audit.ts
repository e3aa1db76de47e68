import type { Command } from 'commander';
import { addCheckpoint } from './audit/checkpoint.js';
import { addErase } from './audit/erase.js';
import { addExpire } from './audit/expire.js';
import { addExport } from './audit/export.js';
import { addHold } from './audit/hold.js';
import { addInstall } from './audit/install.js';
import { addProve } from './audit/prove.js';
import { addReconcile } from './audit/reconcile.js';
import { addTail } from './audit/tail.js';
import { addVerify } from './audit/verify.js';

/** `bureaux audit`: the query log, for auditors; read from its files or its database, while its gateway runs or after. */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description('The query log: verify, prove, export, follow and reconcile it; keep it and let it expire.');
  for (const add of [addVerify, addProve, addExport, addTail, addCheckpoint, addExpire, addErase, addHold, addInstall, addReconcile]) add(audit);
}
