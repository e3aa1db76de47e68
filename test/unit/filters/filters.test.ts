import { openFilters } from '../../../gateway/filters/index.js';
import type { Filters } from '../../../gateway/filters/index.js';
import type { PublishedFilter } from '../../../schema/filter/publication.js';
import { normaliserVersion, recordTerms } from '../../../schema/filter/terms.js';
import { eventually } from '../../support/servers/eventually.js';
import { filterOf, keysOf, startFilterPublisher, testSecrets } from '../../support/filter-publisher.js';
import type { FilterPublisher, Told } from '../../support/filter-publisher.js';

const [secret, next] = testSecrets('one', 'two');
const hour = 3_600_000;

const stolen = [{ number: 'AB123', issuer: 'FR' }, { number: 'CD456', issuer: 'BE' }];
const documents = (records: readonly Readonly<Record<string, string>>[] = stolen, under = secret!): PublishedFilter => filterOf(under, 'TravelDocument', ['number'], records);
const now = (): string => new Date().toISOString();
const whole = (...filters: readonly PublishedFilter[]): Told => ({ filters: [...filters], asOf: Object.fromEntries(filters.map(({ type }) => [type, now()])) });

let filters: Filters | null = null;
let publisher: FilterPublisher | null = null;
let refused: string[] = [];

/** Follows a bureau that begins each stream with this line. */
async function follow(first: () => Told, secrets = [secret!, next!]): Promise<FilterPublisher> {
  refused = [];
  publisher = await startFilterPublisher('FR', secret!, first);
  filters = openFilters({ secrets, sign: () => ({}), onRefused: (_country, reason) => void refused.push(reason) });
  filters.follow([publisher]);
  return publisher;
}

afterEach(async () => {
  await filters?.close();
  await publisher?.close();
});

const until = (what: string, holds: () => boolean): Promise<void> => eventually(what, () => Promise.resolve(holds()));

/** The places of the items that may be there. Null: no filter may be asked. */
function asked(items: readonly Readonly<Record<string, string | boolean>>[], { type = 'TravelDocument' as const, freshnessMs = hour, country = 'FR' } = {}): readonly number[] | null {
  return filters!.look(type, items, freshnessMs)(country, items.map((_, place) => place))?.asked ?? null;
}

const held = (): Promise<void> => until('a filter to be held', () => asked([{ number: 'AB123' }]) !== null);

test('what a register has is asked for, by each form of question, and what it has not is not', async () => {
  await follow(() => whole(documents()));
  await held();
  const items: readonly Readonly<Record<string, string>>[] = [
    { number: 'AB123' }, { number: 'ab 123', issuer: 'FR' }, { number: 'AB123', issuer: 'BE' }, { number: 'CD-456' }, { number: 'EF789' }, { number: 'EF789', issuer: 'FR' },
  ];
  expect(asked(items)).toEqual([0, 1, 3]);
  // Of the places it is asked of alone.
  expect(filters!.look('TravelDocument', items, hour)('FR', [1, 4])!.asked).toEqual([1]);
});

test('of 500 items those that a register has are asked for, in their order', async () => {
  await follow(() => whole(documents()));
  await held();
  const items = Array.from({ length: 500 }, (_, place): Readonly<Record<string, string>> => ({ number: place % 100 === 41 ? 'AB123' : `EF${place}`, issuer: 'FR' }));
  expect(asked(items)).toEqual([41, 141, 241, 341, 441]);
  const added = [7, 410].flatMap((place) => recordTerms('TravelDocument', items[place]!).terms);
  publisher!.tell({ added: [{ type: 'TravelDocument', keys: keysOf(secret!, added).toString('base64'), unknown: false }] });
  await until('what was added to be held', () => asked([{ number: 'EF7' }])?.length === 1);
  expect(asked(items)).toEqual([7, 41, 141, 241, 341, 410, 441]);
  expect(filters!.look('TravelDocument', items, hour)('FR', [6, 7, 341, 410, 499])!.asked).toEqual([7, 341, 410]);
});

test('a record of which the issuer is not known is asked for, whatever issuer is asked', async () => {
  await follow(() => whole(documents([{ number: 'AB123' }])));
  await held();
  expect(asked([{ number: 'AB123', issuer: 'BE' }, { number: 'EF789', issuer: 'BE' }])).toEqual([0]);
});

test('what has no terms, or is asked by what the register cannot be searched by, is asked for', async () => {
  await follow(() => whole(filterOf(secret!, 'Vehicle', ['plate'], [{ plate: 'AB123CD', plateCountry: 'FR' }])));
  const vehicles = (items: readonly Readonly<Record<string, string | boolean>>[]): readonly number[] | null => asked(items, { type: 'Vehicle' as never });
  await until('a filter to be held', () => vehicles([{ plate: 'X1' }]) !== null);
  expect(vehicles([{ plate: 'ZZ999ZZ' }, { plate: 'ZZ999ZZ', confusables: true }, { plate: 'ZZ9*' }, { vin: 'WVWZZZ1JZXW000001' }, { plate: 'AB-123-CD', plateCountry: 'FR' }, { plate: 'AB-123-CD' }])).toEqual([1, 2, 3, 4, 5]);
});

test('what is added is there at once', async () => {
  const bureau = await follow(() => whole(documents()));
  await held();
  expect(asked([{ number: 'EF789', issuer: 'FR' }])).toEqual([]);
  bureau.tell({ added: [{ type: 'TravelDocument', keys: keysOf(secret!, recordTerms('TravelDocument', { number: 'EF789', issuer: 'FR' }).terms).toString('base64'), unknown: false }] });
  await until('what was added to be there', () => asked([{ number: 'EF789', issuer: 'FR' }])?.length === 1);
  bureau.tell({ added: [{ type: 'TravelDocument', keys: keysOf(secret!, recordTerms('TravelDocument', { number: 'GH000' }).unknown).toString('base64'), unknown: true }] });
  await until('what was added without an issuer to be there', () => asked([{ number: 'GH000', issuer: 'FR' }])?.length === 1);
});

test('a filter speaks no longer than it is fresh, by the time since it was told whole, and by the clocks', async () => {
  let asOf: Told['asOf'] = {};
  const at = (msAgo: number): string => new Date(Date.now() - msAgo).toISOString();
  let written = now();
  await follow(() => ({ filters: [documents()], asOf: asOf!, at: written }));
  const anew = async (of: Told['asOf'], when: string): Promise<void> => {
    const { streams } = publisher!;
    asOf = of!;
    written = when;
    publisher!.cut();
    await until('another stream', () => publisher!.streams > streams);
  };
  // Not known to be whole: it says nothing, however little is asked.
  expect(asked([{ number: 'EF789' }], { freshnessMs: Infinity })).toBeNull();
  // Two minutes behind when it was written.
  await anew({ TravelDocument: at(120_000) }, now());
  await until('a filter to be held', () => asked([{ number: 'EF789' }]) !== null);
  expect(asked([{ number: 'EF789' }], { freshnessMs: 60_000 })).toBeNull();
  const verdict = filters!.look('TravelDocument', [{ number: 'EF789' }], hour)('FR', [0])!;
  expect(Date.now() - verdict.asOf).toBeGreaterThanOrEqual(120_000);
  // On its way for two minutes, by the clocks, although it was whole when it was written.
  await anew({ TravelDocument: at(120_000) }, at(120_000));
  await until('a filter to be held', () => asked([{ number: 'EF789' }]) !== null);
  expect(asked([{ number: 'EF789' }], { freshnessMs: 60_000 })).toBeNull();
  // A bureau's clock that is ahead does not make it younger than it is.
  await anew({ TravelDocument: new Date(Date.now() + hour).toISOString() }, new Date(Date.now() + hour).toISOString());
  await until('a filter to be held', () => asked([{ number: 'EF789' }], { freshnessMs: 60_000 }) !== null);
  expect(asked([{ number: 'EF789' }], { freshnessMs: 0 })).toBeNull();
});

test('what a new stream does not have is not published any more; what one that broke had stays, and grows old', async () => {
  let first = whole(documents());
  const bureau = await follow(() => first);
  await held();
  bureau.cut();
  expect(asked([{ number: 'EF789' }])).toEqual([]);
  first = whole();
  await until('the filter to be gone', () => asked([{ number: 'EF789' }]) === null);
});

test.each<readonly [string, () => Told, RegExp]>([
  ['is sealed for another country', () => ({ country: 'BE' }), /the seal of the line to be right/],
  ['is sealed with another secret', () => ({ secret: 'two' }), /under the secret that sealed it/],
  ['has another place in the stream', () => ({ sequence: 7 }), /Expected line 1 of the stream, got 7/],
  ['has terms of another normaliser', () => ({ normaliser: normaliserVersion + 1 }), /the normaliser that is used here/],
  ['has a filter that is none', () => whole({ ...documents(), keys: 5_000 }), /fingerprints for 5000 keys/],
])('a line that %s is not believed, and the stream is asked for anew', async (_how, line, reason) => {
  const bureau = await follow(() => whole(documents()));
  await held();
  bureau.tell(line());
  await until('another stream', () => bureau.streams > 1);
  expect(refused).toEqual([expect.stringMatching(reason)]);
  expect(asked([{ number: 'AB123' }, { number: 'EF789' }])).toEqual([0]);
});

test('a bureau that keeps telling what is not believed after what is, is asked at longer and longer intervals', async () => {
  const askedAt: number[] = [];
  await follow(() => {
    askedAt.push(performance.now());
    setImmediate(() => publisher!.tell({ sequence: 7 }));
    return whole(documents());
  });
  await until('four attempts', () => askedAt.length >= 4);
  // 250, 500 and 1,000 ms are waited at least.
  expect(askedAt[3]! - askedAt[0]!).toBeGreaterThan(1_700);
  expect(asked([{ number: 'AB123' }, { number: 'EF789' }])).toEqual([0]);
});

test('filters under two secrets are asked side by side, while one takes the place of the other', async () => {
  await follow(() => whole(documents()));
  const other = await startFilterPublisher('BE', next!, () => whole(documents([{ number: 'EF789' }], next)));
  try {
    filters!.follow([publisher!, other]);
    await held();
    await until('the other filter to be held', () => asked([{ number: 'X' }], { country: 'BE' }) !== null);
    const items = [{ number: 'AB123' }, { number: 'EF789' }];
    expect([asked(items), asked(items, { country: 'BE' })]).toEqual([[0], [1]]);
    filters!.follow([publisher!]);
    expect(asked(items, { country: 'BE' })).toBeNull();
  } finally {
    await other.close();
  }
});
