import { randomBytes } from 'node:crypto';
import { countryFolders, type NationalEngine } from '../../../../subgraphs/countries.js';
import { eventually } from '../../../support/servers/eventually.js';
import { redisReply } from '../../../support/servers/redis-reply.js';
import type { Stack } from '../../../support/stack/index.js';

/** Something that happens to a stack. */
export interface Fault {
  readonly name: string;
  /** What runs the countries whose own part may be away meanwhile. Default: none may. */
  readonly takesAway?: NationalEngine;
  begin(stack: Stack): Promise<void>;
  /** Undoes it. Default: it is over when `begin` has ended. */
  end?(stack: Stack): Promise<void>;
}

/** The countries whose own part may be away while the fault lasts. */
export const mayMiss = ({ takesAway }: Fault, countries: readonly string[]): ReadonlySet<string> =>
  new Set(takesAway === undefined ? [] : countries.filter((country) => countryFolders[country]!.engine === takesAway));

/** Gives each node of the cluster a command. */
const toEach = async ({ redis }: Stack, command: string, ...args: readonly string[]): Promise<void> => {
  for (const { port, password } of redis.nodes) await redisReply(port, password, command, ...args);
};

/** The faults, by what happens. */
export const faults: readonly Fault[] = [
  { name: 'PostgreSQL restarted', takesAway: 'postgres', begin: ({ postgres }) => postgres!.restart() },
  { name: 'MariaDB stopped', takesAway: 'mariadb', begin: ({ mariadb }) => mariadb!.stop(), end: ({ mariadb }) => mariadb!.restart() },
  { name: 'one Redis node killed', begin: ({ redis }) => redis.nodes[1]!.kill(), end: restartRedis },
  { name: 'all Redis stopped', begin: async ({ redis }) => void (await Promise.all(redis.nodes.map((node) => node.stop()))), end: restartRedis },
  {
    name: 'Redis held (SIGSTOP)',
    async begin({ redis }) {
      for (const node of redis.nodes) await node.pause();
    },
    async end({ redis }) {
      for (const node of redis.nodes) node.resume();
      await redis.ready();
    },
  },
  {
    name: 'one Redis node held (SIGSTOP)',
    async begin({ redis }) {
      await redis.nodes[1]!.pause();
    },
    async end({ redis }) {
      redis.nodes[1]!.resume();
      await redis.ready();
    },
  },
  { name: 'Redis flushed', begin: (stack) => toEach(stack, 'FLUSHALL') },
  {
    name: 'Redis full',
    async begin(stack) {
      await toEach(stack, 'CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
      await toEach(stack, 'CONFIG', 'SET', 'maxmemory', '1');
    },
    async end(stack) {
      await toEach(stack, 'CONFIG', 'SET', 'maxmemory', '256mb');
      await toEach(stack, 'CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
    },
  },
  { name: 'Redis full of nonsense', begin: nonsense, end: (stack) => toEach(stack, 'FLUSHALL') },
  {
    name: 'one gateway killed',
    begin: ({ gateways }) => gateways[0]!.program().kill(),
    async end({ gateways }) {
      await gateways[0]!.restart();
      await eventually('the gateway to be ready', async () => (await fetch(`${gateways[0]!.url}/health/ready`)).ok);
    },
  },
];

async function restartRedis({ redis }: Stack): Promise<void> {
  await Promise.all(redis.nodes.map(async (node) => (node.pid() === undefined ? node.restart() : undefined)));
  await redis.ready();
}

/** Every other key gets other bytes, those between become of another kind. */
async function nonsense({ redis }: Stack): Promise<void> {
  for (const { port, password } of redis.nodes) {
    const keys = (await redisReply(port, password, 'KEYS', '*')) as readonly string[];
    for (const [index, key] of keys.entries()) {
      if (index % 2 === 0) await redisReply(port, password, 'SET', key, randomBytes(100).toString('latin1'), 'KEEPTTL');
      else {
        await redisReply(port, password, 'DEL', key);
        await redisReply(port, password, 'LPUSH', key, 'nonsense');
      }
    }
  }
}
