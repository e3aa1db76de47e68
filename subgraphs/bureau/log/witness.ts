import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A checkpoint that a gateway told. */
interface SeenCheckpoint {
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** The signed note, as it was told. */
  readonly note: string;
  /** When the question was signed with which it came first: milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
}

/** What is kept of one log. */
interface SeenLog {
  newest: SeenCheckpoint;
  /** Checkpoints that contradict one another, for evidence: the oldest first. */
  evidence: SeenCheckpoint[];
  /** The size its log has gone back to. Null: it has not, or has grown beyond again. */
  wentBack: number | null;
}

/** A log that is not the one it was. */
export interface Contradiction {
  /** LOG_WENT_BACK: it has fewer entries than it had. LOG_FORKED: it has as many, and others. */
  readonly code: 'LOG_WENT_BACK' | 'LOG_FORKED';
  readonly origin: string;
  /** How many entries were seen, and how many are told now. */
  readonly seen: number;
  readonly told: number;
}

/** What a bureau has seen of the logs of gateways: a log that is cut or rewritten afterwards contradicts it. */
export interface Witness {
  /** Takes the newest checkpoint that a gateway told, with the time of its signature. */
  see(note: string, signedAt: number): void;
  /**
   * The newest checkpoint of each log, and those that contradict it: signed notes, with an empty line between.
   * @param origin of this log alone. Null: of all.
   */
  notes(origin: string | null): string;
  /** Writes what is not written yet. */
  close(): void;
}

/** The file in the log's folder. */
export const witnessFile = 'witness.json';

/** How often what grows is written, in milliseconds; contradictions are written at once. */
const writeEveryMs = 1_000;
/** Logs and contradictions of each that are kept, at most. */
const mostLogs = 1_000, mostEvidence = 16;

/** Reads what a note says; who signed the question with it vouches for it here, and who verifies the log verifies its signature. Null: it is none. */
function readNote(note: string, at: number): { readonly origin: string; readonly checkpoint: SeenCheckpoint } | null {
  const [, origin, size, root] = /^(\S{1,200})\n(0|[1-9][0-9]{0,14})\n([A-Za-z0-9+/]{43}=)\n\n(?:— \S+ \S+\n)+$/.exec(note) ?? [];
  return origin === undefined ? null : { origin, checkpoint: { size: Number(size), root: root!, note, at } };
}

/**
 * Opens what was seen, in the folder of the bureau's log.
 * @param onContradiction told once of each.
 */
export function openWitness(folder: string, onContradiction: (contradiction: Contradiction) => void): Witness {
  const file = join(folder, witnessFile);
  const logs = new Map<string, SeenLog>(existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, SeenLog>) : []);
  const text = (): string => JSON.stringify(Object.fromEntries(logs));
  let timer: NodeJS.Timeout | null = null, closed = false;
  /** How often writing was begun: what was begun before does not take the place of what is written since. */
  let begun = 0;
  /** Whether something is being written beside other work. */
  let writing = false;
  const write = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    begun += 1;
    try {
      writeFileSync(`${file}.new`, text(), { flush: true });
      renameSync(`${file}.new`, file);
    } catch {
      // What was seen stays in memory until it can be written; the log in the same folder tells that it cannot.
      writeSoon();
    }
  };
  /** Nobody waits for the disk. */
  const writeBeside = async (): Promise<void> => {
    timer = null;
    if (writing) return writeSoon();
    const mine = begun += 1;
    writing = true;
    try {
      await writeFile(`${file}.next`, text(), { flush: true });
      if (mine === begun) renameSync(`${file}.next`, file);
    } catch {
      if (mine === begun) writeSoon();
    } finally {
      writing = false;
    }
  };
  const writeSoon = (): void => {
    if (!closed) timer ??= setTimeout(() => void writeBeside(), writeEveryMs).unref();
  };
  const contradict = (log: SeenLog, origin: string, code: Contradiction['code'], told: SeenCheckpoint): void => {
    if (log.evidence.length + 2 <= mostEvidence) {
      for (const one of [log.newest, told]) if (!log.evidence.some(({ note }) => note === one.note)) log.evidence.push(one);
    }
    write();
    onContradiction({ code, origin, seen: log.newest.size, told: told.size });
  };
  return {
    see(note, signedAt) {
      if (logs.get(note.slice(0, note.indexOf('\n')))?.newest.note === note) return;
      const read = readNote(note, signedAt);
      if (!read) return;
      const { origin, checkpoint } = read;
      const log = logs.get(origin);
      if (!log) {
        if (logs.size >= mostLogs) return;
        logs.set(origin, { newest: checkpoint, evidence: [], wentBack: null });
        return writeSoon();
      }
      const { newest } = log;
      if (checkpoint.size > newest.size) {
        log.newest = checkpoint;
        log.wentBack = null;
        return writeSoon();
      }
      if (checkpoint.size === newest.size) {
        if (checkpoint.root !== newest.root && !log.evidence.some(({ root }) => root === checkpoint.root)) contradict(log, origin, 'LOG_FORKED', checkpoint);
        return;
      }
      // Questions overtake one another: only one that was signed later than the newest checkpoint was first told says that the log went back.
      if (signedAt <= newest.at || (log.wentBack !== null && checkpoint.size >= log.wentBack)) return;
      log.wentBack = checkpoint.size;
      contradict(log, origin, 'LOG_WENT_BACK', checkpoint);
    },
    notes(origin) {
      const chosen = [...logs].filter(([name]) => origin === null || name === origin);
      return chosen.flatMap(([, { newest, evidence }]) => [...new Set([...evidence, newest].map(({ note }) => note))]).join('\n');
    },
    close() {
      closed = true;
      if (timer || writing) write();
    },
  };
}
