import { Command, CommanderError } from 'commander';
import { ConfigError } from '../gateway/config-error.js';
import { projectFile } from '../schema/files.js';
import { addAudit } from './audit.js';
import { addBureau } from './bureau.js';
import { addCompose } from './compose.js';
import { addDemo } from './demo.js';
import { UsageError } from './failures.js';
import { addGateway } from './gateway.js';
import { addSecrets } from './make-secrets.js';
import { addMatch } from './match.js';
import { addNational } from './national.js';
import { addToken } from './token.js';
import { addTrust } from './trust.js';

/**
 * The `bureaux` command. What a sub-command needs is loaded when it runs. Sets the process's exit code: 0 done, 1 failed, 2 wrong usage.
 * @param argv as `process.argv`.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('bureaux')
    .description('One GraphQL graph over national police databases.')
    .version((JSON.parse(projectFile('package.json')) as { readonly version: string }).version, '--version', 'print the version')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  for (const add of [addDemo, addGateway, addBureau, addNational, addCompose, addSecrets, addToken, addTrust, addAudit, addMatch]) add(program);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Says what went wrong on standard error. Commander has spoken already. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || error instanceof ConfigError || isWrongUrl(error) || isWrongTrust(error)) {
    process.stderr.write(`bureaux: ${error.message}\n`);
    return 2;
  }
  process.stderr.write(`bureaux: ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['BUREAUX_TRACE'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 1;
}

/** Whether a bureau was given no URL of a database: known by its name and words, as what a sub-command needs is not loaded here. */
const isWrongUrl = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'DatabaseError' && error.message.startsWith('Expected a database URL ');

/** Whether a bureau was given no key set it can trust; likewise. */
const isWrongTrust = (error: unknown): error is Error => error instanceof Error && error.name === 'TrustError';

if (require.main === module) void main(process.argv);
