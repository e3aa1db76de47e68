import { DateTime } from 'luxon';
import { daysInMonth } from '../../../schema/date-interval.js';
import type { Cell, DateFormat } from './mapping.js';
import type { Day, Instant, PartialDate } from './profile.js';

const separated = { 'DD/MM/YYYY': '/', 'DD.MM.YYYY': '.', 'DD-MM-YYYY': '-' } as const;

/** A part of a date that may be unknown (zeros or absent) as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null when even the year is. */
function joinParts(year = '', month = '', day = ''): PartialDate | null {
  if (!/^\d{4}$/.test(year) || year === '0000') return null;
  if (!/^(0[1-9]|1[0-2])$/.test(month)) return day === '' || day === '00' || month === '00' ? year : null;
  if (!/^(0[1-9]|[12]\d|3[01])$/.test(day)) return day === '' || day === '00' ? `${year}-${month}` : null;
  return Number(day) <= daysInMonth(Number(year), Number(month)) ? `${year}-${month}-${day}` : null;
}

/** Reads a date that may be known only in part. A value that is no date in the format reads as null. */
export function readPartialDate(cell: Cell | undefined, format: DateFormat, zone = 'utc'): PartialDate | null {
  if (cell === null || cell === undefined || cell === '') return null;
  if (format === 'epoch-s' || format === 'epoch-ms' || format === 'datetime') return readInstant(cell, format, zone)?.slice(0, 10) ?? null;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = String(cell).trim();
  if (format === 'YYYYMMDD') return /^\d{8}$/.test(text) ? joinParts(text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)) : null;
  if (format === 'YYYY-MM-DD') {
    const parts = text.slice(0, 10).split('-');
    return parts.length <= 3 ? joinParts(...parts) : null;
  }
  const parts = text.split(separated[format]);
  return parts.length === 3 ? joinParts(parts[2], parts[1], parts[0]) : null;
}

/** Reads a day. A date known only in part is no day and reads as null. */
export function readDay(cell: Cell | undefined, format: DateFormat, zone = 'utc'): Day | null {
  const date = readPartialDate(cell, format, zone);
  return date?.length === 10 ? date : null;
}

/**
 * Reads an instant.
 * @param zone IANA zone of a `datetime` without offset, and of a day, which reads as its first instant.
 */
export function readInstant(cell: Cell | undefined, format: DateFormat, zone: string): Instant | null {
  if (cell === null || cell === undefined || cell === '') return null;
  let time: DateTime;
  if (cell instanceof Date) time = DateTime.fromJSDate(cell);
  else if (format === 'epoch-s') time = DateTime.fromMillis(Number(cell) * 1000);
  else if (format === 'epoch-ms') time = DateTime.fromMillis(Number(cell));
  else if (format === 'datetime') time = DateTime.fromISO(String(cell).trim().replace(' ', 'T'), { zone });
  else time = DateTime.fromISO(readDay(cell, format) ?? '', { zone });
  return time.isValid ? time.toUTC().toISO() : null;
}

/** Writes a date known in full or in part as the format has it: the inverse of `readPartialDate`, for demo records and searches. */
export function writeDate(date: PartialDate, format: DateFormat, zone = 'utc'): string | number {
  const [year = '', month = '00', day = '00'] = date.split('-');
  switch (format) {
    case 'YYYY-MM-DD': return date;
    case 'YYYYMMDD': return `${year}${month}${day}`;
    case 'DD/MM/YYYY': case 'DD.MM.YYYY': case 'DD-MM-YYYY': return [day, month, year].join(separated[format]);
    default: return writeInstant(DateTime.fromISO(date, { zone: zone === 'utc' ? 'utc' : zone }).toUTC().toISO()!, format, zone);
  }
}

/** Writes an instant as the format has it: the inverse of `readInstant`. */
export function writeInstant(instant: Instant, format: DateFormat, zone: string): string | number {
  const time = DateTime.fromISO(instant, { zone });
  switch (format) {
    case 'epoch-s': return Math.floor(time.toMillis() / 1000);
    case 'epoch-ms': return time.toMillis();
    case 'datetime': return time.toFormat('yyyy-MM-dd HH:mm:ss');
    default: return writeDate(time.toISODate()!, format);
  }
}
