import type { Command } from 'commander';

interface ComposeOptions {
  readonly config: string;
  readonly allowMissing?: boolean;
}

/** `bureaux compose`: prints the supergraph of the configured bureaux. */
export function addCompose(program: Command): void {
  program
    .command('compose')
    .description('Print the supergraph of the configured bureaux. A bureau that does not answer or is refused is named on standard error, and nothing is printed.')
    .requiredOption('--config <file>', 'configuration (YAML)')
    .option('--allow-missing', 'print the supergraph without the bureaux that do not answer or are refused (default: fail)')
    .action(async ({ config: file, allowMissing = false }: ComposeOptions) => {
      const { readConfig } = await import('../gateway/config.js');
      const { composeConfigured } = await import('../gateway/plan/index.js');
      const { bureauAddresses, ownSubgraphs } = await import('../gateway/serve-exchange.js');
      const { openTls } = await import('../gateway/open-tls.js');
      const { openSigning } = await import('../gateway/open-signing.js');
      const config = readConfig(file);
      const { signPublication: sign } = openSigning(config);
      const { supergraphSdl, silent, refused } = await composeConfigured(ownSubgraphs(), bureauAddresses(config), { sign, tls: openTls(config) });
      for (const country of silent) process.stderr.write(`${country}: the bureau does not answer\n`);
      for (const { country, reason } of refused) process.stderr.write(`${country}: ${reason}\n`);
      const missing = silent.length + refused.length;
      if (missing > 0 && !allowMissing) throw new Error(`expected every configured bureau in the supergraph, ${missing} missing; --allow-missing leaves them out`);
      process.stdout.write(`${supergraphSdl}\n`);
    });
}
