import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { ConfigInput } from '../../../gateway/config.js';
import { projectFile, projectRoot } from '../../../schema/files.js';
import type { ComposeService } from '../compose-file.js';
import { composeFile } from '../compose-file.js';
import type { StackServers } from './servers.js';

/** What stands for the networks, volumes and secrets of docker-compose.yml. */
export interface Place {
  /** Has `secrets`, and `volumes` with a folder for each. */
  readonly folder: string;
  readonly servers: StackServers;
}

/** The file that stands for one of `/run/secrets`. */
export const secretFile = (folder: string, name: string): string => join(folder, composeFile().secrets[name]?.file ?? join('secrets', name));

/** The folder that stands for one of the volumes. */
export const volumeFolder = ({ folder }: Pick<Place, 'folder'>, volume: string): string => join(folder, 'volumes', volume);

/** The path outside of a container that stands for one inside, where the service has it of a volume; null: of none. */
function volumePath(place: Place, { volumes = [] }: ComposeService, path: string): string | null {
  for (const mounted of volumes) {
    const [volume, target] = mounted.split(':') as [string, string];
    if (path === target || path.startsWith(`${target}/`)) return join(volumeFolder(place, volume), path.slice(target.length));
  }
  return null;
}

/** The URL with the port of the server that stands for a container of this name; null: it names none. */
function serverUrl({ servers }: Place, text: string): { readonly url: URL; readonly admin: string } | null {
  const [, host] = /^(?:postgres|mysql):\/\/[^@/]+@([a-z-]+):\d+\//.exec(text) ?? [];
  if (host === undefined) return null;
  const { port, admin } = { postgres: servers.postgres, mariadb: servers.mariadb, 'log-postgres': servers.logPostgres }[host]!;
  const url = new URL(text);
  return { url: new URL(url.href.replace(url.host, `127.0.0.1:${port}`)), admin: admin.user };
}

/**
 * The arguments of a service, with other places: 127.0.0.1 instead of the names of containers, a folder instead of volumes and secrets, any free
 * port instead of a fixed one. Everything else stays as it stands in docker-compose.yml.
 */
export function translate(service: ComposeService, args: readonly string[], place: Place): readonly string[] {
  return args.map((word, index) => {
    if (args[index - 1] === '--port') return '0';
    if (word === '0.0.0.0') return '127.0.0.1';
    if (word.startsWith('/run/secrets/')) return secretFile(place.folder, word.slice('/run/secrets/'.length));
    const [, scheme, path] = /^(sqlite:)?(\/.*)$/.exec(word) ?? [];
    const outside = path === undefined ? null : volumePath(place, service, path);
    if (outside !== null) return `${scheme ?? ''}${outside}`;
    const found = serverUrl(place, word);
    if (found === null) return word;
    if (args[index - 1] === '--admin') found.url.username = found.admin;
    return found.url.href;
  });
}

/** A gateway's configuration of docker/exchange.yaml for the bureaux that serve, with other places likewise. */
export function translateConfiguration(name: string, place: Place, bureaux: Readonly<Record<string, string>>, more: Partial<ConfigInput>): string {
  const { folder, servers } = place;
  const service = composeFile().services[name]!;
  const input = parse(projectFile('docker', 'exchange.yaml')) as ConfigInput;
  const config: ConfigInput = {
    ...input,
    host: '127.0.0.1',
    port: 0,
    issuers: input.issuers!.map((issuer) => ({ ...issuer, jwks: secretFile(folder, 'issuer-jwks') })),
    policy: join(projectRoot, 'cli', 'demo', 'policy.yaml'),
    queryLog: {
      ...input.queryLog, origin: service.hostname!, folder: volumePath(place, service, input.queryLog!.folder)!,
      database: { ...input.queryLog!.database!, url: serverUrl(place, input.queryLog!.database!.url)!.url.href, passwordFile: secretFile(folder, 'log-writer') },
    },
    cursorKey: secretFile(folder, 'cursor-key'),
    signing: { keys: secretFile(folder, 'signing-keys') },
    filters: { keys: secretFile(folder, 'filter-keys') },
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
