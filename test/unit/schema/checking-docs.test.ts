import { projectFile } from '../../../schema/files.js';
import { isIdentifierField, readIdentifier } from '../../../schema/identifier.js';

/** The rows of the table of docs/checking.md. */
const rows = projectFile('docs', 'checking.md').split('\n').filter((line) => line.startsWith('| ') && line.includes('`')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const codes = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

test('docs/checking.md has a row for each identifier', () => {
  expect(new Set(rows.flatMap(([fields]) => codes(fields!)).filter(isIdentifierField))).toEqual(new Set(['number', 'engineNumber', 'vin', 'plate', 'serial']));
});

test.each(rows)('docs/checking.md: %s', (fields, _forms, typed, soughtCell) => {
  const field = codes(fields).find(isIdentifierField) ?? 'number';
  const read = readIdentifier(field, codes(typed)[0]!, {
    confusables: fields.includes('confusables'), country: /\(([A-Z]{2})\)/.exec(typed)?.[1] ?? null, wildcards: fields.includes('in a search'),
  });
  expect(read).toMatchObject({ values: codes(soughtCell) });
});
