/** Root fields that give no records: the graph itself and the list of countries. Whoever is known may ask them, whatever for. */
export const openRootFields: ReadonlySet<string> = new Set(['__typename', '__schema', '__type', 'countries', 'country']);
