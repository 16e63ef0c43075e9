import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";

/**
 * Puts settings in the place of those that an environment file has, and leaves
 * every other line as it is. The file is whole at every moment, and keeps who
 * may read it.
 *
 * @throws where there is no such file: a new one would hold keys without the rest.
 */
export function writeSettings(path: string, settings: Readonly<Record<string, string>>): void {
  const { mode, uid, gid } = statSync(path);
  const lines = readFileSync(path, "utf8").split("\n");
  for (const [name, value] of Object.entries(settings)) {
    const at = lines.findIndex((line) => line.startsWith(`${name}=`));
    if (at < 0) lines.splice(lines.at(-1) === "" ? -1 : lines.length, 0, `${name}=${value}`);
    else lines[at] = `${name}=${value}`;
  }
  const draft = `${path}.new`;
  const file = openSync(draft, "wx", 0o600);
  try {
    fchownSync(file, uid, gid);
    fchmodSync(file, mode & 0o777);
    writeSync(file, lines.join("\n"));
    fsyncSync(file);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}
