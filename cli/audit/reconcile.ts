import { existsSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { DeliveredFile, Finding, OpenedLog } from '../../log/index.js';
import { defaultDataFolder } from '../arguments.js';
import { UsageError } from '../failures.js';
import { databaseOf, logFolder } from './log-place.js';

interface ReconcileCommandOptions {
  readonly data: string;
  readonly gateway?: readonly string[];
  readonly bureau?: readonly string[];
  readonly passwordFile?: string;
}

const list = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** `bureaux audit reconcile`: the logs of gateways and of bureaux side by side. */
export function addReconcile(audit: Command): void {
  audit.command('reconcile')
    .description("Compare the gateways' logs with the bureaux' logs. Prints a line of JSON for each entry that one has and the other has not, or has otherwise, and at "
      + 'last what was compared. Fails when something is missing or differs. What is still to be delivered, and answers nobody waited for, are named and are no fault. '
      + 'What an owner masks is neither compared nor shown.')
    .option('--data <folder>', 'the data folder of the demo, with the logs of its gateway and of its bureaux', defaultDataFolder)
    .option('--gateway <place>', "a gateway's log: its folder; where its entries are in PostgreSQL, FOLDER@postgres://..., or ORIGIN@postgres://... where its folder is not at hand: then what "
      + 'it has still to tell bureaux is guessed (default: that of the data folder); can be given more than once', list)
    .option('--bureau <CC=folder>', "the folder of a bureau's log (default: those of the data folder); can be given more than once", list)
    .option('--password-file <file>', 'the password for the database, where the URL holds none (default: BUREAUX_LOG_PASSWORD)')
    .action(async (options: ReconcileCommandOptions) => {
      const { explained, openLogFolder, readDelivered, reconcile } = await import('../../log/index.js');
      const { openReadingProgress } = await import('./progress.js');
      const opened: OpenedLog[] = [];
      const keep = (log: OpenedLog): OpenedLog => {
        opened.push(log);
        return log;
      };
      let progress: ReturnType<typeof openReadingProgress> | null = null;
      try {
        const gateways: OpenedLog[] = [];
        // How far a gateway says it has come stands in its folder.
        const accounts = new Map<string, DeliveredFile | null>();
        for (const place of (options.gateway ?? [logFolder(options.data)]).map(gatewayPlace)) {
          const log = keep(await openGatewayLog(place, options.passwordFile));
          gateways.push(log);
          if (place.folder !== undefined) accounts.set(log.origin, readDelivered(place.folder));
          else process.stderr.write(`bureaux: how far ${log.origin} has told bureaux of uses of their answers stands in its folder, which is not given: those after the last that each was told of read NOT_YET_DELIVERED\n`);
        }
        const bureaux = new Map([...bureauFolders(options)].map(([country, folder]) => [country, keep(openLogFolder(folder))]));
        const { found, ...compared } = await reconcile({
          gateways, bureaux, onFinding: print, undelivered: (origin, country) => accounts.get(origin)?.countries[country]?.next ?? null,
          onProgress: (done, all) => (progress ??= openReadingProgress('reading', all)).tell(done),
        });
        (progress as ReturnType<typeof openReadingProgress> | null)?.end();
        await print({ ...compared, found });
        const faults = Object.entries(found).filter(([kind]) => !explained.has(kind as Finding['found'])).reduce((sum, [, many]) => sum + many, 0);
        if (faults > 0) throw new Error(`expected the logs of both sides to tell the same, came ${faults} ${faults === 1 ? 'difference' : 'differences'}`);
      } finally {
        for (const log of opened) await log.close();
      }
    });
}

/** Waits when who reads is slower. */
async function print(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}

/** Where a gateway's log is. */
interface GatewayPlace {
  /** Left out: not at hand. */
  readonly folder?: string;
  /** The database that has its entries. Left out: they are in the folder. */
  readonly url?: string;
  /** Left out: as the folder says, or the only one in the database. */
  readonly origin?: string;
}

/** FOLDER, FOLDER@postgres://..., ORIGIN@postgres://... or postgres://... A folder is one that a log's public key is in. */
function gatewayPlace(place: string): GatewayPlace {
  const [, whose, url] = /^(?:([^@]+)@)?(postgres(?:ql)?:.*)$/.exec(place) ?? [];
  if (url === undefined) return { folder: place };
  if (whose === undefined) return { url };
  return existsSync(join(whose, 'verifier-key.txt')) ? { folder: whose, url } : { origin: whose, url };
}

async function openGatewayLog({ folder, url, origin }: GatewayPlace, passwordFile: string | undefined): Promise<OpenedLog> {
  const { openLogDatabase, openLogFolder, readLogVerifier } = await import('../../log/index.js');
  if (url === undefined) return openLogFolder(folder!);
  const database = await databaseOf({ database: url, ...(passwordFile !== undefined && { passwordFile }) });
  const named = folder === undefined ? origin : readLogVerifier(folder).origin;
  return openLogDatabase({ ...database!, ...(named !== undefined && { origin: named }) });
}

/** The folders of bureaux' logs, by country. */
function bureauFolders({ data, bureau }: ReconcileCommandOptions): ReadonlyMap<string, string> {
  if (bureau !== undefined) {
    return new Map(bureau.map((text) => {
      const [, country, folder] = /^([A-Z]{2})=(.+)$/.exec(text) ?? [];
      if (country === undefined) throw new UsageError('--bureau: expected CC=FOLDER, came something else');
      return [country, folder!];
    }));
  }
  const all = join(data, 'bureaux');
  const found = existsSync(all) ? readdirSync(all).filter((country) => existsSync(join(all, country, 'query-log', 'log.sqlite'))).sort() : [];
  if (found.length === 0) throw new UsageError(`expected --bureau CC=FOLDER, or logs of bureaux in ${join(all, 'CC', 'query-log')}; came neither`);
  return new Map(found.map((country) => [country, join(all, country, 'query-log')]));
}
