import type { Command } from 'commander';
import { countryCodes, countryFolders, type NationalEngine } from '../subgraphs/countries.js';
import { countryArgument } from './arguments.js';
import { UsageError } from './failures.js';
import { secret } from './secrets.js';

interface NationalCommandOptions {
  readonly admin: string;
  readonly adminPasswordFile?: string;
  readonly readerPasswordFile?: string;
  readonly writerPasswordFile?: string;
  readonly database?: string;
  readonly replace?: true;
}

const schemes: Readonly<Record<Exclude<NationalEngine, 'sqlite'>, RegExp>> = { postgres: /^postgres(ql)?:/, mariadb: /^(mysql|mariadb):/ };
const names: Readonly<Record<NationalEngine, string>> = { postgres: 'PostgreSQL', mariadb: 'MariaDB', sqlite: 'SQLite' };

/** `bureaux national`: a country's national database with its demo records, on a server of the kind it runs. */
export function addNational(program: Command): void {
  program
    .command('national')
    .description("Make a country's national database with its demo records on a database server, a user that reads it and one that writes. "
      + 'Prints the URL for `bureaux bureau`, without the password.')
    .argument('<CC>', `the country: ${countryCodes.join(', ')}`, countryArgument)
    .requiredOption('--admin <url>', '`postgres://` or `mysql://` URL of a user that may create databases and users')
    .option('--admin-password-file <file>', "the admin's password, where the URL holds none (default: BUREAUX_ADMIN_PASSWORD)")
    .option('--reader-password-file <file>', 'the password of the user that reads, bureau_CC_read (default: BUREAUX_READER_PASSWORD)')
    .option('--writer-password-file <file>', 'the password of the user that writes, bureau_CC_write (default: BUREAUX_WRITER_PASSWORD)')
    .option('--database <name>', 'what it is called (default: bureau_CC)')
    .option('--replace', 'drop a database of that name first (default: it is kept, and the command fails)')
    .action(async (code: string, options: NationalCommandOptions) => {
      process.stdout.write(`${await makeNational(code, options)}\n`);
    });
}

async function makeNational(code: string, options: NationalCommandOptions): Promise<string> {
  const folder = countryFolders[code];
  if (!folder) throw new UsageError(`expected one of ${countryCodes.join(', ')}; came ${code}`);
  if (folder.engine === 'sqlite') throw new UsageError(`${code} runs on SQLite: \`bureaux demo\` makes its file`);
  const engine = names[folder.engine];
  if (!schemes[folder.engine].test(options.admin)) throw new UsageError(`--admin: ${code} runs on ${engine}, expected a URL of such a server`);
  const name = `bureau_${code.toLowerCase()}`;
  const { database = name } = options;
  const password = (file: string | undefined, variable: string, of: string): string => {
    const found = secret(file, variable);
    if (found === undefined) throw new UsageError(`expected --${of}-password-file or ${variable}, came neither`);
    return found;
  };
  const [{ createOnServer }, { withPassword }, { demoRows }, { demoSeed }, { projectFile }, records] = await Promise.all([
    import('../subgraphs/bureau/database/create-on-server.js'), import('../subgraphs/bureau/database/server-options.js'),
    import('../subgraphs/demo/national.js'), import('./demo/manifest.js'), import('../schema/files.js'), folder.records(),
  ]);
  const admin = withPassword(options.admin, secret(options.adminPasswordFile, 'BUREAUX_ADMIN_PASSWORD'));
  const reader = { user: `${name}_read`, password: password(options.readerPasswordFile, 'BUREAUX_READER_PASSWORD', 'reader') };
  const writer = { user: `${name}_write`, password: password(options.writerPasswordFile, 'BUREAUX_WRITER_PASSWORD', 'writer') };
  const rows = await createOnServer(admin, {
    database, nativeSql: projectFile('subgraphs', code.toLowerCase(), 'native.sql'), rows: demoRows(code, records, { seed: demoSeed }),
    journalSql: projectFile('subgraphs', code.toLowerCase(), 'journal.sql'), reader, writer,
    replace: options.replace ?? false,
  });
  process.stderr.write(`made ${database} on ${engine}, ${rows} rows\n`);
  return readerUrl(admin, database, reader.user);
}

function readerUrl(admin: string, database: string, user: string): string {
  const url = new URL(admin);
  url.username = user;
  url.password = '';
  url.pathname = `/${database}`;
  return url.href;
}
