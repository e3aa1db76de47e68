import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { announce } from '../children/probe.js';

const query = 'query ($search: PersonSearch!, $first: Int) { persons(search: $search, first: $first) { edges { node { id country names { full } sex births } } } }';

interface Answer {
  readonly data: { readonly persons: { readonly edges: readonly { readonly node: unknown }[] } };
}

/** The floor's process. Its only argument is the JSON list of the bureaux' URLs. */
function main(): void {
  const bureaux = (JSON.parse(process.argv[2]!) as readonly string[]).map((url) => {
    const { origin, pathname: path } = new URL(url);
    return { path, pool: new Pool(origin, { keepAliveTimeout: 600_000, keepAliveMaxTimeout: 600_000 }) };
  });
  const headers = { 'content-type': 'application/json' };

  const server = createServer((request, response) => {
    let question = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (question += chunk));
    request.on('end', () => {
      const body = JSON.stringify({ query, variables: JSON.parse(question) as unknown });
      const asked = bureaux.map(async ({ pool, path }) => {
        const answer = await pool.request({ method: 'POST', path, headers, body });
        return (await answer.body.json()) as Answer;
      });
      void Promise.all(asked).then((answers) => {
        const persons = answers.flatMap(({ data }) => data.persons.edges.map(({ node }) => node));
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(persons));
      });
    });
  });
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
}

main();
