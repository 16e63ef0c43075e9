import { defineConfig } from "vitest/config";

export default defineConfig({
  // Next knows it by itself: nothing of it is installed.
  resolve: { alias: { "server-only": "next/dist/compiled/server-only/empty.js" } },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: [
      "**/node_modules/**",
      ".next/**",
      ".house/**",
      "tests/e2e/**",
      ...(process.env.RACES ? [] : ["tests/races/**"]),
    ],
    // Every test has a database of its own and no module is mocked, so there is nothing to keep apart.
    isolate: false,
    // By default one core of two stays idle; much of a test is waiting.
    maxWorkers: 3,
    testTimeout: 20_000,
  },
});
