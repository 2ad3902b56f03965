import { defineConfig } from "vitest/config";

const nowhere = ["**/node_modules/**", "dist/**", ".yorisoi/**"];

// A default export because vitest asks for one.
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "plain", include: ["**/*.test.ts"], exclude: [...nowhere, "**/*.pg.test.ts"] },
      },
      {
        extends: true,
        // Only these wait for a server to start.
        test: {
          name: "postgres",
          include: ["**/*.pg.test.ts"],
          exclude: nowhere,
          globalSetup: "./test/postgres.ts",
        },
      },
      {
        extends: true,
        // Everything at once, browsers included. After the others, which fail faster and say more.
        test: {
          name: "whole",
          include: ["**/*.e2e.ts"],
          exclude: nowhere,
          globalSetup: "./test/whole.ts",
          testTimeout: 180_000,
          sequence: { groupOrder: 1 },
          maxConcurrency: 20,
        },
      },
    ],
  },
});
