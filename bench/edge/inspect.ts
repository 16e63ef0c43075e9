/** What V8 says of one isolate, in bytes. */
export interface HeapUsage {
  /** Of objects. */
  readonly usedSize: number;
  /** Taken from the system for them. */
  readonly totalSize: number;
  /** Of array buffers; the memory of wasm is not among them. */
  readonly backingStorageSize: number;
}

export interface Inspected {
  heapUsage(): Promise<HeapUsage>;
  close(): void;
}

/** @param url of an isolate's inspector (Chrome DevTools Protocol). */
export async function inspect(url: string): Promise<Inspected> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, (answer: { result: unknown }) => void>();
  socket.addEventListener("message", ({ data }) => {
    const answer = JSON.parse(String(data));
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`No inspector at ${url}`)));
  });
  let asked = 0;
  return {
    heapUsage: () =>
      new Promise((resolve) => {
        waiting.set(++asked, ({ result }) => resolve(result as HeapUsage));
        socket.send(JSON.stringify({ id: asked, method: "Runtime.getHeapUsage" }));
      }),
    close: () => socket.close(),
  };
}
