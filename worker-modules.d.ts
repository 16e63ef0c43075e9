/** Made by the build for the edge, after the types are checked. */
declare module "*/.open-next/worker.js" {
  const next: {
    fetch(
      request: Request,
      bindings: unknown,
      call: { waitUntil(work: Promise<unknown>): void },
    ): Promise<Response>;
  };
  export default next;
}

/** Made by the build. */
declare module "*/.house/edge/start.mjs" {
  export function start(): void;
}

declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
