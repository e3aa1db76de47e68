import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Config } from '../gateway/config.js';
import { runGateway } from '../gateway/main.js';
import { portArgument } from './arguments.js';
import { tellParent } from './children.js';
import { UsageError } from './failures.js';

interface GatewayCommandOptions {
  readonly config?: string;
  readonly supergraph?: string;
  readonly open?: true;
  readonly host?: string;
  readonly port?: number;
}

/** `bureaux gateway`: a gateway over configured bureaux, or over any Federation 2 supergraph. */
export function addGateway(program: Command): void {
  program
    .command('gateway')
    .description('Run a gateway until SIGTERM or SIGINT; SIGHUP reads the countries, operations and notices of its configuration again.')
    .option('--config <file>', 'configuration (YAML): bureaux, issuers, limits; its options are described in gateway/config.ts')
    .option('--supergraph <file>', 'serve this Federation 2 supergraph (SDL) instead of the exchange')
    .option('--open', 'take requests without a token and without a purpose (default: refuse them)')
    .option('--host <address>', "listen on this address (default: the configuration's, 127.0.0.1)")
    .option('--port <port>', "listen on this port; 0 is any free one (default: the configuration's, 4000)", portArgument)
    .action(async (options: GatewayCommandOptions) => {
      const config = await configOf(options);
      const supergraphSdl = options.supergraph === undefined ? undefined : await readSupergraphFile(options.supergraph);
      const { startGateway } = await import('../gateway/server.js');
      await runGateway({
        start: () =>
          startGateway({
            config,
            open: options.open ?? false,
            ...(supergraphSdl !== undefined && { supergraphSdl }),
          }),
        started: (url) => {
          process.stdout.write(`${url}\n`);
          tellParent({ gateway: url });
        },
        ...(options.config !== undefined && { reload: async (gateway) => gateway.reload(await configOf(options)) }),
      });
    });
}

async function configOf({ config: file, supergraph, open, host, port }: GatewayCommandOptions): Promise<Config> {
  if (file === undefined && supergraph === undefined) throw new UsageError('expected --config FILE or --supergraph FILE, came neither');
  const { checkConfig, readConfig } = await import('../gateway/config.js');
  const config = file === undefined ? checkConfig({}, process.cwd()) : readConfig(file);
  if (!open && config.issuers.length === 0) throw new UsageError('expected issuers in the configuration, or --open; came neither');
  return { ...config, ...(host !== undefined && { host }), ...(port !== undefined && { port }) };
}

/** Reads a supergraph and makes sure that it is one. */
async function readSupergraphFile(file: string): Promise<string> {
  const sdl = readSdl(file);
  const { readSupergraph } = await import('../gateway/plan/index.js');
  try {
    readSupergraph(sdl);
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Error(`${file}: expected a Federation 2 supergraph: ${reason}`, { cause: error });
  }
  return sdl;
}

function readSdl(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: expected a readable file (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
}
