import { parseJson } from '../../../gateway/util/parse-json.js';

const nested = (deep: number): string => `${'[{"a":'.repeat(deep / 2)}1${'}]'.repeat(deep / 2)}`;
/** Longer than what is parsed whatever it is, with brackets in texts. */
const padding = JSON.stringify('[{\\"'.repeat(30_000));

test('a long text is parsed as JSON.parse does, brackets and quotes in its texts among them', () => {
  for (const text of [`{"a":${padding},"b":[1,null]}`, `[${'{"a":[]},'.repeat(20_000)}{}]`, `[${nested(200)},${padding}]`]) expect(parseJson(text)).toEqual(JSON.parse(text));
  expect(parseJson(' {"a":[1]} ')).toEqual({ a: [1] });
});

test('a long text that is deeper than any answer is not parsed', () => {
  const parse = jest.spyOn(JSON, 'parse');
  try {
    for (const text of ['['.repeat(2 ** 20), `[${padding},${nested(400)}]`]) expect(() => parseJson(text)).toThrow('Expected arrays and objects at most 250 in one another, got more');
    expect(parse).not.toHaveBeenCalled();
  } finally {
    parse.mockRestore();
  }
});

test('what is no JSON is told as JSON.parse tells it', () => {
  for (const text of ['', '{', `[${padding}`, `"${'\\'.repeat(100_000)}`]) expect(() => parseJson(text)).toThrow(SyntaxError);
});
