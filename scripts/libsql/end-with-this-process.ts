import { type ChildProcess, spawn } from "node:child_process";

/**
 * Kills the child when this process is gone, however it went. No handler runs
 * after a SIGKILL, but a pipe is closed even then: a shell waits at its end.
 */
export function endWithThisProcess(child: ChildProcess): void {
  const script = 'read -r _; kill -9 "$0"';
  const guard = spawn("/bin/sh", ["-c", script, String(child.pid)], {
    // In a group of its own, since a signal to this group must not end the guard before its work.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  child.once("exit", () => guard.kill("SIGKILL"));
}
