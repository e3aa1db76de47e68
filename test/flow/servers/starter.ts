import type { PrivateServer } from '../../support/servers/index.js';
import { startMariadb, startPostgres, startRedis } from '../../support/servers/index.js';

const kinds: Readonly<Record<string, () => Promise<PrivateServer>>> = { postgres: startPostgres, mariadb: startMariadb, redis: startRedis };

/** A process that starts the servers named by its arguments, says what they are and waits to be killed; `held` holds them before. */
async function main(names: readonly string[]): Promise<void> {
  const servers = await Promise.all(names.filter((name) => name in kinds).map((name) => kinds[name]!()));
  if (names.includes('held')) for (const server of servers) await server.pause();
  process.stdout.write(`${JSON.stringify(servers.map(({ pid, folder }) => ({ pid: pid(), folder })))}\n`);
  setInterval(() => {}, 60_000);
}

void main(process.argv.slice(2));
