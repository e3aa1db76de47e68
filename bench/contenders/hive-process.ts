import { readFileSync } from 'node:fs';
import { Agent, createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announce } from '../children/probe.js';
import { hivePackage } from '../install.js';

/** The part of @graphql-hive/gateway used here: it is installed for the bench alone, so its types may not be there. */
interface HiveGateway {
  createGatewayRuntime(options: Readonly<Record<string, unknown>>): RequestListener;
}

/** The process of Hive Gateway. Its only argument is the supergraph's file. */
async function main(): Promise<void> {
  const { createGatewayRuntime } = (await import(hivePackage)) as HiveGateway;
  const agent = new Agent({ keepAlive: true });
  const gateway = createGatewayRuntime({
    supergraph: readFileSync(process.argv[2]!, 'utf8'),
    logging: false,
    landingPage: false,
    graphiql: false,
    customAgent: () => agent,
  });
  const server = createServer(gateway);
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`));
}

void main();
