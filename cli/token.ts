import { Option } from 'commander';
import type { Command } from 'commander';
import type { Role } from '../gateway/request.js';
import { countryArgument, defaultDataFolder, durationArgument, roleArgument } from './arguments.js';

interface TokenOptions {
  readonly role: Role;
  readonly country: string;
  readonly user?: string;
  readonly organisation?: string;
  readonly scope?: readonly string[];
  readonly expires: number;
  readonly data: string;
}

/** `bureaux token`: prints a token of the demo issuer and nothing else. */
export function addToken(program: Command): void {
  program
    .command('token')
    .description('Print a token of the demo issuer and nothing else; fail when the demo has made no keys.')
    .requiredOption('--role <role>', 'ANALYST, OFFICER, PARTNER, AUDITOR, DPO or ADMIN', roleArgument)
    .requiredOption('--country <CC>', 'the country the user acts for, ISO 3166-1 alpha-2', countryArgument)
    .option('--user <user>', 'who the user is (default: demo-<role>-<country>)')
    .option('--organisation <name>', 'the authority the user works for (default: none)')
    .option('--scope <scope...>', 'what the token is for beside its role, for example `audit:*` (default: none)')
    .addOption(new Option('--expires <span>', 'how long it is valid: a number and s, m, h or d').argParser(durationArgument).default(3600, '1h'))
    .option('--data <folder>', "the demo's data folder; `bureaux demo` makes its keys", defaultDataFolder)
    .action(async ({ role, country, user, organisation, scope, expires, data }: TokenOptions) => {
      const { signDemoToken } = await import('../gateway/identity/index.js');
      const token = await signDemoToken(data, {
        role,
        country,
        user: user ?? `demo-${role.toLowerCase()}-${country.toLowerCase()}`,
        ...(organisation && { organisation }),
        ...(scope && { scopes: scope }),
        expiresInSeconds: expires,
      });
      process.stdout.write(`${token}\n`);
    });
}
