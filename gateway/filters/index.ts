export { openFilters } from './filters.js';
export type { Filters, FiltersOptions, FilterVerdict } from './filters.js';
