import type { Command } from 'commander';
import { countryCodes, countryFolders, type NationalEngine } from '../subgraphs/countries.js';
import { moreCountriesArgument } from './arguments.js';
import { UsageError } from './failures.js';
import { secret } from './secrets.js';

interface NationalCommandOptions {
  readonly admin: string;
  readonly adminPasswordFile?: string;
  readonly readerPasswordFile?: string;
  readonly writerPasswordFile?: string;
  readonly database?: string;
  readonly keep?: true;
  readonly replace?: true;
}

/** What becomes of a database that stands there. */
type Standing = 'refuse' | 'keep' | 'replace';

const schemes: Readonly<Record<NationalEngine, RegExp>> = { postgres: /^postgres(ql)?:/, mariadb: /^(mysql|mariadb):/, sqlite: /^sqlite:./ };
const names: Readonly<Record<NationalEngine, string>> = { postgres: 'PostgreSQL', mariadb: 'MariaDB', sqlite: 'SQLite' };

/** `bureaux national`: national databases with demo records, where their countries run them. */
export function addNational(program: Command): void {
  program
    .command('national')
    .description('Make national databases with their demo records: on a database server, each with a user that reads it and one that writes, or in a folder '
      + 'for countries that run SQLite. Prints the URL for `bureaux bureau` of each, without the password.')
    .argument('<CC...>', `countries that run one engine: ${countryCodes.join(', ')}`, moreCountriesArgument)
    .requiredOption('--admin <url>', '`postgres://` or `mysql://` URL of a user that may create databases and users, or `sqlite:FOLDER`')
    .option('--admin-password-file <file>', "the admin's password, where the URL holds none (default: BUREAUX_ADMIN_PASSWORD)")
    .option('--reader-password-file <file>', 'the password of the user that reads, bureau_CC_read; {cc} in the name is the country in small letters (default: BUREAUX_READER_PASSWORD)')
    .option('--writer-password-file <file>', 'the password of the user that writes, bureau_CC_write; likewise (default: BUREAUX_WRITER_PASSWORD)')
    .option('--database <name>', 'what it is called on a server, for one country (default: bureau_CC)')
    .option('--keep', 'leave a whole database of that name as it is, make one again whose making was cut off (default: both are left, and the command fails)')
    .option('--replace', 'drop a database of that name first')
    .action(async (countries: readonly string[], options: NationalCommandOptions) => {
      if (options.keep && options.replace) throw new UsageError('expected --keep or --replace, came both');
      const standing = options.keep ? 'keep' : options.replace ? 'replace' : 'refuse';
      const make = engineOf(countries, options.admin) === 'sqlite' ? inFolder(countries, options, standing) : onServer(countries, options, standing);
      for await (const url of make) process.stdout.write(`${url}\n`);
    });
}

/** The engine that all of them run, and the URL is of. */
function engineOf(countries: readonly string[], admin: string): NationalEngine {
  const engines = countries.map((country) => {
    const engine = countryFolders[country]?.engine;
    if (engine === undefined) throw new UsageError(`expected some of ${countryCodes.join(', ')}; came ${country}`);
    if (!schemes[engine].test(admin)) throw new UsageError(`--admin: ${country} runs on ${names[engine]}, expected a URL of such a ${engine === 'sqlite' ? 'folder' : 'server'}`);
    return engine;
  });
  return engines[0]!;
}

async function* onServer(countries: readonly string[], options: NationalCommandOptions, standing: Standing): AsyncIterable<string> {
  if (options.database !== undefined && countries.length > 1) throw new UsageError('--database: expected one country beside it');
  const password = (country: string, file: string | undefined, variable: string, of: string): string => {
    const found = secret(file?.replaceAll('{cc}', country.toLowerCase()), variable);
    if (found === undefined) throw new UsageError(`expected --${of}-password-file or ${variable}, came neither`);
    return found;
  };
  const requests = countries.map((country) => {
    const name = `bureau_${country.toLowerCase()}`;
    return {
      country,
      database: options.database ?? name,
      reader: { user: `${name}_read`, password: password(country, options.readerPasswordFile, 'BUREAUX_READER_PASSWORD', 'reader') },
      writer: { user: `${name}_write`, password: password(country, options.writerPasswordFile, 'BUREAUX_WRITER_PASSWORD', 'writer') },
    };
  });
  const [{ createOnServer, standsOnServer }, { withPassword }, { demoRows }, { demoSeed }, { projectFile }] = await Promise.all([
    import('../subgraphs/bureau/database/create-on-server.js'), import('../subgraphs/bureau/database/server-options.js'),
    import('../subgraphs/demo/national.js'), import('./demo/manifest.js'), import('../schema/files.js'),
  ]);
  const admin = withPassword(options.admin, secret(options.adminPasswordFile, 'BUREAUX_ADMIN_PASSWORD'));
  for (const { country, database, reader, writer } of requests) {
    const { engine, records } = countryFolders[country]!;
    if (standing === 'keep' && await standsOnServer(admin, { database, reader })) {
      process.stderr.write(`kept ${database} on ${names[engine]}\n`);
    } else {
      const rows = await createOnServer(admin, {
        database, nativeSql: projectFile('subgraphs', country.toLowerCase(), 'native.sql'), rows: demoRows(country, await records(), { seed: demoSeed }),
        journalSql: projectFile('subgraphs', country.toLowerCase(), 'journal.sql'), reader, writer, replace: standing !== 'refuse',
      });
      process.stderr.write(`made ${database} on ${names[engine]}, ${rows} rows\n`);
    }
    yield readerUrl(admin, database, reader.user);
  }
}

function readerUrl(admin: string, database: string, user: string): string {
  const url = new URL(admin);
  url.username = user;
  url.password = '';
  url.pathname = `/${database}`;
  return url.href;
}

async function* inFolder(countries: readonly string[], options: NationalCommandOptions, standing: Standing): AsyncIterable<string> {
  for (const name of ['database', 'adminPasswordFile', 'readerPasswordFile', 'writerPasswordFile'] as const) {
    if (options[name] !== undefined) throw new UsageError(`expected --keep or --replace alone beside a folder, came ${name}`);
  }
  const [{ existsSync, rmSync }, { resolve }, { databaseFile }, { makeDatabases }, { openProgress }] = await Promise.all([
    import('node:fs'), import('node:path'), import('./demo/manifest.js'), import('./demo/make-databases.js'), import('./demo/progress.js'),
  ]);
  const folder = options.admin.slice('sqlite:'.length);
  const files = countries.map((country) => databaseFile(folder, country));
  const standingFile = files.find((file) => existsSync(file));
  if (standing === 'refuse' && standingFile !== undefined) throw new Error(`${standingFile} exists`);
  if (standing === 'replace') for (const file of files) rmSync(file, { force: true });
  await makeDatabases(resolve(folder), countries, openProgress, new AbortController().signal);
  for (const file of files) yield `sqlite:${file}`;
}
