import type { Command } from 'commander';
import { wholeArgument } from '../arguments.js';
import { secret } from '../secrets.js';
import { databaseOf } from './log-place.js';

interface InstallOptions {
  readonly database: string;
  readonly passwordFile?: string;
  readonly role: readonly string[];
  readonly rolePasswordFile?: string;
  readonly reader?: readonly string[];
  readonly readerPasswordFile?: string;
  readonly months: number;
}

const list = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** `bureaux audit install`: the tables of query logs in PostgreSQL. */
export function addInstall(audit: Command): void {
  audit
    .command('install')
    .description('Make the tables of query logs in a PostgreSQL database, and the partitions of the coming months; give roles the rights they need and no others. '
      + 'Repeat it before the months have gone by.')
    .requiredOption('--database <url>', 'the database, postgres://USER@HOST:PORT/DATABASE, of the user who is to own the tables')
    .option('--password-file <file>', 'the password of that user, where the URL holds none (default: BUREAUX_LOG_PASSWORD)')
    .requiredOption('--role <name>', 'a role that gateways and bureaux write with: it may read and insert; made where it is not there; can be given more than once', list)
    .option('--role-password-file <file>', 'the password it is given (default: BUREAUX_LOG_ROLE_PASSWORD, or it keeps its own)')
    .option('--reader <name>', 'a role for auditors: it may read; likewise', list)
    .option('--reader-password-file <file>', 'the password it is given (default: BUREAUX_LOG_READER_PASSWORD, or it keeps its own)')
    .option('--months <number>', 'for how many months after this one partitions are made, 1 to 120', wholeArgument(1, 120), 24)
    .action(async ({ role, rolePasswordFile, reader = [], readerPasswordFile, months, ...options }: InstallOptions) => {
      const { installLogTables } = await import('../../log/index.js');
      const database = (await databaseOf(options))!;
      const roles = (names: readonly string[], password: string | undefined) => names.map((name) => ({ name, ...(password !== undefined && { password }) }));
      const { made, until, warnings } = await installLogTables({
        ...database, months,
        writers: roles(role, secret(rolePasswordFile, 'BUREAUX_LOG_ROLE_PASSWORD')),
        readers: roles(reader, secret(readerPasswordFile, 'BUREAUX_LOG_READER_PASSWORD')),
      });
      for (const warning of warnings) process.stderr.write(`bureaux: ${warning}\n`);
      process.stdout.write(`${made ? 'made the tables' : 'the tables are there'}; partitions until ${until}\n`);
    });
}
