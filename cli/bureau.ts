import type { Command } from 'commander';
import type { BureauOptions } from '../subgraphs/bureau/index.js';
import { countryCodes, countryFolders } from '../subgraphs/countries.js';
import { countryArgument, portArgument, wholeArgument } from './arguments.js';
import { failureLine } from './bureau-log.js';
import { askedToEnd, tellParent } from './children.js';
import { UsageError } from './failures.js';
import { filterSecretsIn } from './filter-keys.js';
import { retentionIn } from './retention.js';
import { secret } from './secrets.js';

interface BureauCommandOptions {
  readonly database: string;
  readonly passwordFile?: string;
  readonly connections: number;
  readonly statementTimeout: number;
  readonly trust?: string;
  readonly open?: true;
  readonly log?: string;
  readonly logOrigin?: string;
  readonly index?: string;
  readonly reindex?: true;
  readonly logRetention?: string;
  readonly filterKeys?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tlsClientCa?: string;
  readonly host: string;
  readonly port: number;
}

/** `bureaux bureau`: one country's bureau over its national database. */
export function addBureau(program: Command): void {
  program
    .command('bureau')
    .description("Run one country's bureau until SIGTERM or SIGINT.")
    .argument('<CC>', `the country: ${countryCodes.join(', ')}`, countryArgument)
    .requiredOption('--database <url>', 'the national database, `sqlite:PATH`, `postgres://...` or `mysql://...`; it is only read')
    .option('--password-file <file>', 'the password for the database server, where the URL holds none (default: BUREAUX_DATABASE_PASSWORD)')
    .option('--connections <number>', 'most connections to the database server', wholeArgument(1, 100), 8)
    .option('--statement-timeout <ms>', 'how long a statement may run on the database server, in milliseconds', wholeArgument(100, 600_000), 5_000)
    .option('--trust <keys>', 'the keys of the gateways whose questions are taken: a JWK set, as a file or as the https URL of its `/.well-known/jwks.json`')
    .option('--open', "take every question, of whomever, without the owner's rules (default: refuse to start without --trust)")
    .option('--log <folder>', 'log here what is asked and given; nothing is given that cannot be logged; needed beside --trust (default with --open: nothing is logged)')
    .option('--log-origin <name>', 'what the log is called: 1 to 200 printable ASCII characters without blanks and + (default: bureau/CC)')
    .option('--log-retention <file>', 'how many years search values are kept, YAML: `default` (1 to 5) and `countries`, by the code of the requester\'s country (default: 3 for all)')
    .option('--index <file>', 'the search index, made when it is missing or of another version (default: beside an SQLite database, its name and -names; else in memory)')
    .option('--reindex', 'make the search index anew, say how far it is, and end')
    .option('--filter-keys <file>', 'publish filters over registers of objects under the first of these secrets of the exchange, so that gateways need not ask for what they have not (default: none is published)')
    .option('--tls-cert <file>', 'listen by https with this certificate (PEM); needs --tls-key (default: http)')
    .option('--tls-key <file>', 'the private key of the certificate (PEM)')
    .option('--tls-client-ca <file>', 'take only clients that show a certificate of these authorities (PEM)')
    .option('--host <address>', 'listen on this address', '127.0.0.1')
    .option('--port <port>', 'listen on this port; 0 is any free one', portArgument, 0)
    .action(async (code: string, options: BureauCommandOptions) => {
      const { database, passwordFile, connections, statementTimeout, trust, open, log, logOrigin, logRetention, filterKeys, index, reindex, host, port, ...files } = options;
      const folder = countryFolders[code];
      if (!folder) throw new UsageError(`expected one of ${countryCodes.join(', ')}; came ${code}`);
      const file = index ?? besideSqlite(database);
      if (reindex) return makeIndexAnew(code, file, options);
      if ((trust === undefined) === (open === undefined)) throw new UsageError(`expected --trust KEYS or --open, came ${open ? 'both' : 'neither'}`);
      const needsLog = [['--trust', trust], ['--log-origin', logOrigin], ['--log-retention', logRetention]].find(([, given]) => given !== undefined);
      // Who gives records to those who are known accounts for it.
      if (log === undefined && needsLog) throw new UsageError(`expected --log FOLDER beside ${needsLog[0]}, came none`);
      const retention = logRetention === undefined ? undefined : await retentionIn(logRetention);
      const secrets = filterKeys === undefined ? null : await filterSecretsIn(filterKeys);
      const tls = tlsOf(files);
      const { startBureau } = await import('../subgraphs/bureau/index.js');
      const onError = (error: unknown, milliseconds: number): void => {
        process.stderr.write(failureLine(code, error, milliseconds));
      };
      const onNotice = (notice: string): void => void process.stderr.write(`${code}: ${notice}\n`);
      const password = secret(passwordFile, 'BUREAUX_DATABASE_PASSWORD');
      const bureau = await startBureau(await folder.bureau(), database, {
        host, port, onError, onNotice, connections, statementTimeout, index: { file },
        ...(log !== undefined && { log: { folder: log, ...(logOrigin !== undefined && { origin: logOrigin }), ...(retention && { retention }) } }),
        ...(secrets && { filters: { secrets } }), ...tls, ...(trust === undefined ? { open: true } : { trust: { keys: trust } }), ...(password !== undefined && { password }),
      });
      const ended = askedToEnd();
      process.stdout.write(`${bureau.url}\n`);
      tellParent({ [code]: bureau.url });
      await ended;
      await bureau.close();
      if (process.connected) process.disconnect();
    });
}

/** Where the index of an SQLite database stands if it is not said. Null: the database is on a server. */
const besideSqlite = (database: string): string | null => (database.startsWith('sqlite:') ? `${database.slice('sqlite:'.length)}-names` : null);

/** Makes the search index anew. */
async function makeIndexAnew(code: string, file: string | null, { database, passwordFile, connections, statementTimeout }: BureauCommandOptions): Promise<void> {
  if (file === null) throw new UsageError('expected --index FILE beside --reindex, as the database is on a server; came none');
  const { reindex } = await import('../subgraphs/bureau/index.js');
  const password = secret(passwordFile, 'BUREAUX_DATABASE_PASSWORD');
  const tell = (text: string): void => void process.stderr.write(text);
  const onProgress = process.stderr.isTTY ? (persons: number): void => tell(`\r${code}: ${persons} persons`) : undefined;
  const { names, words, bytes } = await reindex(await countryFolders[code]!.bureau(), database, {
    connections, statementTimeout, index: { file, ...(onProgress && { onProgress }) }, onNotice: (notice) => tell(`${code}: ${notice}\n`), ...(password !== undefined && { password }),
  });
  tell(`${onProgress ? '\r' : ''}${code}: ${names} names, ${words} words, ${bytes} bytes in ${file}\n`);
}

/** How it listens, as the options say. */
function tlsOf({ tlsCert, tlsKey, tlsClientCa }: Pick<BureauCommandOptions, 'tlsCert' | 'tlsKey' | 'tlsClientCa'>): Pick<BureauOptions, 'tls'> {
  if (tlsCert === undefined && tlsKey === undefined && tlsClientCa === undefined) return {};
  if (tlsCert === undefined || tlsKey === undefined) throw new UsageError('expected --tls-cert and --tls-key together, came one without the other');
  return { tls: { certificate: tlsCert, key: tlsKey, ...(tlsClientCa !== undefined && { clientCa: tlsClientCa }) } };
}
