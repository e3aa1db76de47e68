import type DataLoader from 'dataloader';
import { announce } from '../children/probe.js';

/** Has every DataLoader made from now on load each key on its own, at once, and remember nothing. */
function turnLoadersOff(): void {
  const path = require.resolve('dataloader');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the module is replaced before anything imports it.
  const Loader = require(path) as typeof DataLoader;
  class SingleLoader<K, V, C = K> extends Loader<K, V, C> {
    constructor(load: DataLoader.BatchLoadFn<K, V>, options: DataLoader.Options<K, V, C> = {}) {
      super(load, { ...options, batch: false, cache: false });
    }
  }
  require.cache[path]!.exports = SingleLoader;
}

/** The process of a national bureau over a SQLite database. Its arguments: the country, the database's file, and `on` or `off`: its DataLoaders. */
async function main(): Promise<void> {
  const [, , country, file, loaders] = process.argv as [string, string, string, string, string];
  if (loaders === 'off') turnLoadersOff();
  const { demoCountry } = await import('../../subgraphs/demo-country.js');
  const { startBureau } = await import('../../subgraphs/bureau/index.js');
  const bureau = await startBureau(await demoCountry(country).mapping(), `sqlite:${file}`, { open: true });
  announce(bureau.url);
}

void main();
