import { join } from 'node:path';
import { openSearchKeys } from '../../../log/search-keys.js';
import type { SearchPart } from '../../../log/entry.js';
import { decodeLeaf, opens, saltOf } from '../../../log/leaf.js';
import { logFiles } from '../../../log/log-files.js';
import { leafHash, verifyInclusion } from '../../../gateway/audit/merkle.js';
import { openCheckpoint } from '../../../log/checkpoint.js';
import { tileReader } from '../../../log/append.js';
import { inclusionProofFromTiles } from '../../../log/tile-proofs.js';
import type { LogWriter } from '../../../log/writer.js';
import { intent, logOrigin, operations, outcome } from '../../support/query-log.js';
import { onEachStore, openLogAt, readLogAt, verifyLogAt } from '../../support/stored-logs.js';

onEachStore((logs) => {
  it('writes entries in order, durable when the call resolves, and verifies', async () => {
    const place = await logs.place();
    const log = await openLogAt(place);
    const places = await Promise.all([log.append(operations(2)), log.append([intent('a'), outcome('a')]), log.append([intent('b'), outcome('b')])]);
    expect(places).toEqual([0, 4, 6]);
    expect(await verifyLogAt(place)).toMatchObject({ origin: logOrigin, size: 8, open: 0, fault: null });
    await log.close();
    expect(await verifyLogAt(place)).toMatchObject({ size: 8, signed: 8, fault: null });
    await expect(log.append(operations(1))).rejects.toThrow('The log is closed.');
  });

  it('writes what may wait together with what comes next, in the order of the calls, and alone when nothing comes', async () => {
    const place = await logs.place();
    const log = await openLogAt(place);
    const patient = log.append([intent('a')], 3_600_000);
    expect(await log.append([outcome('b')])).toBe(1);
    expect(await patient).toBe(0);
    expect(await log.append([intent('c')], 1)).toBe(2);
    const last = log.append([intent('d')], 3_600_000);
    await log.close();
    expect(await last).toBe(3);
    expect(await verifyLogAt(place)).toMatchObject({ size: 4, fault: null });
  });

  it('keeps several logs of a process apart, and goes on with the others when one is closed or cannot be opened', async () => {
    const places = [await logs.place(), await logs.place(), await logs.place()];
    const [one, two, three] = await Promise.all(places.map((place) => openLogAt(place))) as [LogWriter, LogWriter, LogWriter];
    await Promise.all([one.append(operations(3)), two.append(operations(2)), three.append(operations(1))]);
    await two.close();
    await expect(openLogAt(places[0]!, { origin: 'another.example' })).rejects.toThrow('Expected the log of');
    expect(await Promise.all([one.append([intent('x'), outcome('x')]), three.append([intent('x'), outcome('x')])])).toEqual([6, 2]);
    await Promise.all([one.close(), three.close()]);
    expect(await Promise.all(places.map((place) => verifyLogAt(place)))).toMatchObject([{ size: 8, fault: null }, { size: 4, fault: null }, { size: 4, fault: null }]);
  });

  it('goes on where it ended, over full tiles', async () => {
    const place = await logs.place();
    for (let times = 1; times <= 3; times += 1) {
      const log = await openLogAt(place);
      await log.append(operations(150));
      await log.close();
      expect(await verifyLogAt(place)).toMatchObject({ size: 300 * times, signed: 300 * times, checkpoints: times, fault: null });
    }
  });

  it('proves an entry by its checkpoint, and opens the parts a reader may see, and no others', async () => {
    const place = await logs.place();
    const log = await openLogAt(place);
    await log.append(operations(200));
    await log.close();
    const { origin, key, store, close } = await readLogAt(place);
    const { size, rootHash } = openCheckpoint((await store.newestCheckpoint())!.note, origin, key);
    const [stored] = await store.leaves(301, 302);
    verifyInclusion(301, size, leafHash(stored!.leaf), await inclusionProofFromTiles(tileReader(store, size), 301, size), rootHash);

    const leaf = decodeLeaf(stored!.leaf);
    const [french, others] = stored!.parts;
    expect(opens(leaf, 0, saltOf(stored!.secret, 0), french!)).toBe(true);
    expect(opens(leaf, 1, saltOf(stored!.secret, 0), others!)).toBe(false);
    expect(opens(leaf, 0, saltOf(stored!.secret, 0), french!.replace('FR:person:1', 'FR:person:2'))).toBe(false);
    // Commitments are hashes, in which any letters may stand.
    expect(JSON.stringify(leaf.header)).not.toMatch(/FR|BE|NG/);
    await close();
  });

  it('gives the leaves at some places as it gives those of a range; a place that has none is left out', async () => {
    const place = await logs.place();
    const log = await openLogAt(place);
    await log.append(operations(100));
    await log.close();
    const { store, close } = await readLogAt(place);
    const all = await store.leaves(0, 200);
    const some = [...await store.leavesAt([199, 0, 64, 200, 1, 2 ** 40])].sort((one, other) => one.sequence - other.sequence);
    expect(some).toEqual([0, 1, 64, 199].map((at) => all[at]));
    expect(await store.leavesAt([])).toEqual([]);
    await close();
  });

  it('seals what was searched for, and verifies when the key is destroyed', async () => {
    const place = await logs.place();
    const log = await openLogAt(place);
    await log.append([intent('a', 'Somebody Invented'), outcome('a')]);
    await log.close();
    const { store, close } = await readLogAt(place);
    const parts = (await store.leaves(0, 1))[0]!.parts;
    await close();
    expect(parts.join()).toContain('Invented authority');
    expect(parts.join()).not.toContain('Somebody');
    const sealed = parts.map((part) => JSON.parse(part) as SearchPart).find(({ part }) => part === 'search')!;
    const keys = openSearchKeys(join(place.folder, logFiles.searchKeys));
    expect(keys.open(sealed)).toBe('{"name":"Somebody Invented"}');
    const { day, country } = keys.list()[0]!;
    expect(country).toBe('BE');
    expect(keys.destroy('FR', '9999-01-01')).toBe(0);
    expect(keys.destroy('BE', day)).toBe(0);
    expect(keys.destroy('BE', '9999-01-01')).toBe(1);
    expect(keys.open(sealed)).toBeNull();
    expect(keys.list()).toEqual([{ id: `${day}/BE`, day, country: 'BE', destroyed: true }]);
    keys.close();
    expect(await verifyLogAt(place)).toMatchObject({ size: 2, fault: null });
  });

  it('closes as UNKNOWN what a process has left open', async () => {
    const place = await logs.place();
    const first = await openLogAt(place);
    await first.append([intent('done'), outcome('done'), intent('left'), intent('also left')]);
    await first.close();
    expect(await verifyLogAt(place)).toMatchObject({ size: 4, open: 2, fault: null });
    await (await openLogAt(place)).close();
    expect(await verifyLogAt(place)).toMatchObject({ size: 6, open: 0, fault: null });
    const { store, close } = await readLogAt(place);
    expect((await store.leaves(4, 6)).map(({ leaf }) => decodeLeaf(leaf).header)).toMatchObject([
      { kind: 'OUTCOME', id: 'left', result: 'UNKNOWN' }, { kind: 'OUTCOME', id: 'also left', result: 'UNKNOWN' },
    ]);
    await close();
  });

  it('refuses more than may wait, and goes on', async () => {
    const log = await openLogAt(await logs.place(), { mostWaiting: 4 });
    const many = [log.append(operations(2)), log.append(operations(1))];
    await expect(many[1]).rejects.toThrow('Expected 4 entries to wait at most, got more');
    expect(await many[0]).toBe(0);
    expect(await log.append(operations(1))).toBe(4);
    await log.close();
  });

  it('is not opened for another origin', async () => {
    const place = await logs.place();
    await (await openLogAt(place)).close();
    await expect(openLogAt(place, { origin: 'gateway-2.test.example' })).rejects.toThrow(`Expected the log of gateway-2.test.example, got that of ${logOrigin}`);
  });
});
