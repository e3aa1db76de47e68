/** The question as this project's graph takes it. */
export const bureauxQuery = `query Persons($search: PersonSearch!, $first: Int) {
  persons(search: $search, first: $first) { edges { node { id country names { full } sex births } } complete }
}`;
