import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { ConfigInput } from '../../../gateway/config.js';
import { projectFile, projectRoot } from '../../../schema/files.js';
import { composeFile } from '../compose-file.js';
import type { StackServers } from './servers.js';

/** What stands for the networks, volumes and secrets of docker-compose.yml. */
export interface Place {
  /** Has `secrets` and `data`. */
  readonly folder: string;
  readonly servers: StackServers;
}

/** The file that stands for one of `/run/secrets`. */
export const secretFile = (folder: string, name: string): string => join(folder, composeFile().secrets[name]?.file ?? join('secrets', name));

/**
 * The arguments of a service, with other places: 127.0.0.1 instead of the names of containers, a folder instead of volumes and secrets, any free
 * port instead of a fixed one. Everything else stays as it stands in docker-compose.yml.
 */
export function translate(args: readonly string[], { folder, servers }: Place): readonly string[] {
  return args.map((word, index) => {
    if (args[index - 1] === '--port') return '0';
    if (word === '0.0.0.0') return '127.0.0.1';
    if (word.startsWith('sqlite:/data')) return word.replace('/data', join(folder, 'data'));
    if (word.startsWith('/run/secrets/')) return secretFile(folder, word.slice('/run/secrets/'.length));
    const [, host] = /^(?:postgres|mysql):\/\/[^@/]+@(postgres|mariadb):\d+\//.exec(word) ?? [];
    if (host === undefined) return word;
    const server = servers[host as 'postgres' | 'mariadb']!;
    const url = new URL(word);
    if (args[index - 1] === '--admin') url.username = server.admin.user;
    return url.href.replace(url.host, `127.0.0.1:${server.port}`);
  });
}

/** A gateway's configuration of docker/exchange.yaml for the bureaux that serve, with other places likewise. */
export function translateConfiguration(name: string, { folder, servers }: Place, bureaux: Readonly<Record<string, string>>, more: Partial<ConfigInput>): string {
  const input = parse(projectFile('docker', 'exchange.yaml')) as ConfigInput;
  const config: ConfigInput = {
    ...input,
    host: '127.0.0.1',
    port: 0,
    issuers: input.issuers!.map((issuer) => ({ ...issuer, jwks: secretFile(folder, 'issuer-jwks') })),
    policy: join(projectRoot, 'cli', 'demo', 'policy.yaml'),
    queryLog: { ...input.queryLog, origin: name, folder: join(folder, 'data', name, 'query-log') },
    cursorKey: secretFile(folder, 'cursor-key'),
    signing: { keys: secretFile(folder, 'signing-keys') },
    cache: {
      ...input.cache,
      keys: secretFile(folder, 'cache-keys'),
      redis: { ...input.cache!.redis!, address: { kind: 'cluster', nodes: servers.redis.nodes.map(({ port }) => ({ host: '127.0.0.1', port })) }, passwordFile: secretFile(folder, 'redis') },
    },
    countries: input.countries!.filter(({ code }) => code in bureaux).map((country) => ({ ...country, url: bureaux[country.code]! })),
    notices: input.notices!.filter(({ subject }) => typeof subject !== 'string' || subject.slice(0, 2) in bureaux),
    ...more,
  };
  return stringify(config, { aliasDuplicateObjects: false });
}
