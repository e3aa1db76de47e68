import { chownSync, readFileSync } from 'node:fs';

/** The operating system's user that servers run as. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user servers run as: ours, and `nobody` when we are root. PostgreSQL refuses to run as root, and no test's server needs it.
 * @throws when we are root and there is no `nobody`.
 */
export const serverAccount: ServerAccount = (() => {
  const [uid, gid] = [process.getuid!(), process.getgid!()];
  if (uid !== 0) return { uid, gid };
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!line) throw new Error('expected a user "nobody" in /etc/passwd to run servers as, found none');
  return { uid: Number(line[1]), gid: Number(line[2]) };
})();

/** Gives a file or folder to the user servers run as. */
export function giveToServer(path: string): void {
  if (process.getuid!() === 0) chownSync(path, serverAccount.uid, serverAccount.gid);
}
