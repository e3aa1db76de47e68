import { foldAlnum } from '../../../schema/fold.js';
import { KnownWriting } from '../../../subgraphs/bureau/written/known-writing.js';
import { layoutOf, writeIn } from '../../../subgraphs/bureau/written/layout.js';

test.each([['AB-123-CD', 'UU-UUU-UU'], ['ab 12.3/x', 'll UU.U/l'], ['A_1:b', 'UUUUl'], ['', '']])('%s is written %s, and again in it', (text, layout) => {
  expect(layoutOf(text)).toBe(layout);
  expect(writeIn(layout, foldAlnum(text), true)).toBe(text);
});

test('what has more or fewer signs, or a digit for a small letter, is not written in a layout', () => {
  expect(writeIn('UU-UU', 'ABC', true)).toBeNull();
  expect(writeIn('UU-UU', 'ABCDE', true)).toBeNull();
  expect(writeIn('ll', 'A1', true)).toBeNull();
  expect(writeIn('UU', 'AÉ', true)).toBeNull();
});

const known = (...texts: readonly string[]): KnownWriting => {
  const writing = new KnownWriting();
  for (const text of texts) if (/^[ -~]*$/.test(text)) writing.addLayout(layoutOf(text));
  else writing.addOther(text);
  return writing;
};

test('a value is looked for in each way that texts of its length are written, and as those outside ASCII that fold to it', () => {
  const writing = known('AA-111-AA', 'bb 222 bb', 'CC333CC', 'ＡＢ１２３ＣＤ', 'X-1');
  expect([...writing.spellings(['AB123CD'])].sort()).toEqual(['AB-123-CD', 'AB123CD', 'ab 123 cd', 'ＡＢ１２３ＣＤ']);
  expect(writing.spellings(['ABCDEFGHI'])).toEqual([]);
  expect([...writing.beginnings('AB1')].sort()).toEqual(['AB-1', 'AB1', 'ab 1']);
  expect(writing.others((folded) => folded.startsWith('AB'))).toEqual(['ＡＢ１２３ＣＤ']);
});

test('every text that was read is among the ways to write what it folds to', () => {
  const texts = ['12-AB 34', 'a.b/c', ' X1 ', '--1', 'É-1', 'ﬁ9', 'x', 'A-B-', '1 2 3 4'];
  const writing = known(...texts);
  for (const text of texts) expect(writing.spellings([foldAlnum(text)])).toContain(text);
});

test('what is written in very many ways is not remembered', () => {
  const writing = new KnownWriting();
  for (let length = 0; length < 400; length += 1) writing.addLayout('U'.repeat(length + 1));
  expect(writing.tooMuch).toBe(true);
});
