/**
 * What graphql-js says of a value it refuses, as far as it tells nothing of the value: names and types of the graph. Everything else it says may
 * hold what was sent.
 * @see https://github.com/graphql/graphql-js/blob/16.x.x/src/utilities/coerceInputValue.ts
 */
const reasons: readonly (readonly [said: RegExp, told: (...groups: readonly string[]) => string])[] = [
  [/; Expected non-nullable type "([\w![\]]+)" not to be null\.$/, (type) => `expected a value of the type "${type}", came null.`],
  [/; Field "(\w+)" of required type "([\w![\]]+)" was not provided\.$/, (field, type) => `expected the field "${field}" of the type "${type}", came none.`],
  [/; Field "\w+" is not defined by type "(\w+)"\.(?: Did you mean .*)?$/s, (type) => `expected fields of the type "${type}" alone, came another.`],
  [/ (?:does not exist in|;? ?Enum) "(\w+)"(?: enum)?(?:\.| cannot)/, (type) => `expected a value of the enum "${type}", came none.`],
  [/; (Int|Float|String|Boolean|ID) cannot represent /, (type) => `expected a value of the type "${type}", came another.`],
  [/; Expected type "([\w![\]]+)"/, (type) => `expected a value of the type "${type}", came another.`],
];

/**
 * A message without the value of a variable that graphql-js quotes in it: what is looked for is personal data, and messages are passed on and
 * written down. Every other message stays as it is.
 */
export function withoutValues(message: string): string {
  const match = /^(Variable "\$\w+") got invalid value /.exec(message);
  if (!match) return message;
  for (const [said, told] of reasons) {
    const groups = said.exec(message)?.slice(1);
    if (groups) return `${match[1]} got an invalid value: ${told(...groups)}`;
  }
  return `${match[1]} got an invalid value.`;
}
