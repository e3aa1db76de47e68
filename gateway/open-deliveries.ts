import type { Logger } from 'pino';
import { Agent, request } from 'undici';
import { accessesPath } from '../schema/bureau-log.js';
import { openLogs } from '../log/index.js';
import { openDeliveries } from './audit/index.js';
import type { Deliveries } from './audit/index.js';
import type { Config } from './config.js';
import { logPlaceOf } from './log-place.js';
import type { Signing } from './open-signing.js';
import type { BureauTls } from './util/bureau-tls.js';

/** How long a bureau may take to write a batch, in milliseconds. */
const timeoutMs = 10_000;

/** Bureaux as they can be told. */
export interface ToldBureau {
  readonly country: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
}

/** Tells bureaux of later uses of their answers, as the gateway's log has them. Null: the gateway keeps no log. */
export function openBureauDeliveries(
  { queryLog }: Config, log: Logger, signing: Signing, tls: BureauTls | undefined, bureaux: () => readonly ToldBureau[],
): Deliveries | null {
  if (!queryLog) return null;
  const dispatcher = new Agent({ connect: { ...tls } });
  const deliveries = openDeliveries({
    folder: queryLog.folder,
    everyMs: queryLog.deliverMs,
    async open() {
      const logs = await openLogs(logPlaceOf(queryLog));
      try {
        const own = (await logs.open(new Set())).find(({ origin }) => origin === queryLog.origin);
        if (!own) throw new Error('Expected the log of this gateway, got others');
        return { ...own, close: () => logs.close() };
      } catch (error) {
        await logs.close();
        throw error;
      }
    },
    countries: () => bureaux().map(({ country }) => country),
    async tell(country, batch, signal) {
      const bureau = bureaux().find((each) => each.country === country);
      if (!bureau) return 'AWAY';
      const body = Buffer.from(JSON.stringify(batch));
      try {
        const { statusCode, body: answer } = await request(new URL(accessesPath, bureau.url), {
          method: 'POST', dispatcher, body, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]), headers: { 'content-type': 'application/json', ...signing.signPublication(country, body) },
        });
        await answer.dump();
        return statusCode === 200 ? 'WRITTEN' : statusCode === 400 ? 'REFUSED' : 'AWAY';
      } catch {
        return 'AWAY';
      }
    },
    onRefused: (country, entries) => log.error({ country, entries }, 'a bureau does not take these uses of its answers, and takes others: compare both logs'),
    onUnreadable: (entry) => log.error({ entry }, 'an entry of the query log cannot be read, and no bureau is told of it: it was changed; verify the log'),
    onBehind: (country, behind) => (behind
      ? log.warn({ country }, 'a bureau is not told of uses of its answers: it is away, or refuses')
      : log.info({ country }, 'a bureau is told of uses of its answers again')),
    onFailure: (reason) => log.warn({ reason }, 'the query log cannot be read to tell bureaux of uses of their answers'),
  });
  return {
    async close() {
      await deliveries.close();
      await dispatcher.destroy();
    },
  };
}
