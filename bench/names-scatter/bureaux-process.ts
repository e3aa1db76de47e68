import { loadCompiled } from '../compiled.js';

/** The process of several bureaux, which run what is compiled, as bureaux do: see bureaux.ts. */
async function main(): Promise<void> {
  for (const folder of ['schema/', 'log/', 'subgraphs/']) loadCompiled(folder);
  const { serveBureaux } = await import('./bureaux.js');
  await serveBureaux(process.argv.slice(2));
}

void main();
