import { figure } from '../table.js';

/** Colours of series in the order they are drawn; told apart also by who sees few colours. */
const colours = ['#1b5e9b', '#d1661c', '#3d8b40', '#7a4fa0', '#8c8c8c'] as const;

const width = 720, font = 'font-family="system-ui, sans-serif"';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const text = (x: number, y: number, words: string, more = ''): string => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(words)}</text>`;

const page = (height: number, title: string, parts: readonly string[]): string => [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ${font} font-size="13" fill="#222">`,
  `<title>${escaped(title)}</title>`,
  `<rect width="${width}" height="${height}" fill="#fff"/>`,
  text(16, 26, title, 'font-size="15" font-weight="600"'),
  ...parts, '</svg>', '',
].join('\n');

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Of bars of one colour; 0 or more. Default 0. */
  readonly group?: number;
}

/** Bars beside one another, each with its figure; the longest fills the width. */
export function barChart({ title, unit, bars }: { readonly title: string; readonly unit: string; readonly bars: readonly Bar[] }): string {
  const left = 250, right = 110, top = 46, step = 30;
  const most = Math.max(...bars.map(({ value }) => value));
  const drawn = bars.flatMap(({ label, value, group = 0 }, at) => {
    const y = top + at * step, length = Math.max(1, (width - left - right) * value / most);
    return [
      text(left - 10, y + 15, label, 'text-anchor="end"'),
      `<rect x="${left}" y="${y}" width="${length.toFixed(1)}" height="20" fill="${colours[group]!}"/>`,
      text(left + length + 8, y + 15, `${figure(value)} ${unit}`),
    ];
  });
  return page(top + bars.length * step + 10, title, drawn);
}

/** One line, its points from left to right. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface LineChart {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly lines: readonly Line[];
  /** A height that is not to be passed, drawn dashed. */
  readonly limit?: { readonly y: number; readonly label: string };
  /** Whether heights are drawn by their logarithm. Default: no. */
  readonly logarithmic?: boolean;
}

/** Lines over one another, each named where it ends. */
export function lineChart({ title, x: xLabel, y: yLabel, lines, limit, logarithmic = false }: LineChart): string {
  const left = 70, right = 130, top = 60, bottom = 330, height = 380;
  const all = [...lines.flatMap(({ points }) => points), ...(limit ? [[Number.NaN, limit.y] as const] : [])];
  const xs = lines.flatMap(({ points }) => points.map(([x]) => x));
  const [leastX, mostX] = [Math.min(...xs), Math.max(...xs)];
  const ticks = ticksUpTo(Math.max(...all.map(([, y]) => y)), logarithmic ? Math.min(...all.map(([, y]) => y)) : null);
  const scale = logarithmic ? Math.log10 : (y: number): number => y;
  const [low, high] = [scale(ticks[0]!), scale(ticks.at(-1)!)];
  const atX = (x: number): number => left + (width - left - right) * (mostX === leastX ? 0.5 : (x - leastX) / (mostX - leastX));
  const atY = (y: number): number => bottom - (bottom - top) * (scale(y) - low) / (high - low);
  const grid = ticks.flatMap((y) => [
    `<line x1="${left}" x2="${width - right}" y1="${atY(y).toFixed(1)}" y2="${atY(y).toFixed(1)}" stroke="#ddd"/>`, text(left - 8, atY(y) + 4, String(y), 'text-anchor="end"'),
  ]);
  const feet = [...new Set(xs)].sort((a, b) => a - b).map((x) => text(atX(x), bottom + 20, String(x), 'text-anchor="middle"'));
  const names = apart(lines.map(({ points }) => atY(points.at(-1)![1])));
  const drawn = lines.flatMap(({ name, points }, at) => {
    const colour = colours[at]!;
    return [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map(([x, y]) => `${atX(x).toFixed(1)},${atY(y).toFixed(1)}`).join(' ')}"/>`,
      ...points.map(([x, y]) => `<circle cx="${atX(x).toFixed(1)}" cy="${atY(y).toFixed(1)}" r="3" fill="${colour}"/>`),
      text(atX(points.at(-1)![0]) + 10, names[at]! + 4, name, `fill="${colour}" font-weight="600"`),
    ];
  });
  const bound = limit ? [
    `<line x1="${left}" x2="${width - right}" y1="${atY(limit.y).toFixed(1)}" y2="${atY(limit.y).toFixed(1)}" stroke="#b00020" stroke-dasharray="6 4"/>`,
    text(left + 6, atY(limit.y) - 6, limit.label, 'fill="#b00020"'),
  ] : [];
  return page(height, title, [...grid, ...feet, text(left, top - 14, yLabel), text((left + width - right) / 2, height - 10, xLabel, 'text-anchor="middle"'), ...bound, ...drawn]);
}

/** Round heights from 0, or from the power of ten below the least, to above the most. */
function ticksUpTo(most: number, least: number | null): readonly number[] {
  if (least !== null) {
    const [from, to] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
    return Array.from({ length: Math.max(2, to - from + 1) }, (_none, n) => Number((10 ** (from + n)).toPrecision(1)));
  }
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [power / 5, power / 2, power].find((each) => most / each <= 6) ?? power * 2;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_none, n) => Number((n * step).toPrecision(6)));
}

/** Heights of labels moved so that none lies on another; in the order given. */
function apart(heights: readonly number[]): readonly number[] {
  const least = 16;
  const moved = [...heights];
  let last = Number.NEGATIVE_INFINITY;
  for (const at of heights.map((_height, place) => place).sort((a, b) => heights[a]! - heights[b]!)) last = moved[at] = Math.max(heights[at]!, last + least);
  return moved;
}
