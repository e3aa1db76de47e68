import { CheckpointError } from './checkpoint.js';

/**
 * The notes of a text as witnesses give them: signed notes, an empty line between two.
 * @returns those of the log with this origin; their signatures are not verified.
 * @throws CheckpointError when the text is none of such notes.
 */
export function witnessNotes(text: string, origin: string): readonly string[] {
  const pieces = text.split(/\n\n+/).map((piece) => piece.replace(/^\n+|\n+$/g, '')).filter((piece) => piece !== '');
  const notes: string[] = [];
  for (let place = 0; place < pieces.length; place += 2) {
    const body = pieces[place]!, signatures = pieces[place + 1] ?? '';
    if (!signatures.startsWith('— ')) throw new CheckpointError('Expected signed notes with an empty line between two, got something else');
    if (body.startsWith(`${origin}\n`)) notes.push(`${body}\n\n${signatures}\n`);
  }
  return notes;
}
