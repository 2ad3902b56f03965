// Real middleboxes in front of the service, where the machine has them: squid (CONNECT, as a school's proxy) and nginx (a gateway that
// gathers answers). Each is a process of its own, on a port and in a folder of its own, and ends with its test.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../free-port.ts";

export type RealBox = AsyncDisposable & { readonly port: number };

/** Whether a program can be run here; a test that needs it says so where it cannot. */
export function isInstalled(program: string, words: readonly string[] = ["-v"]): boolean {
  try {
    execFileSync(program, words, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A school's proxy: everything goes through it by CONNECT, and no other port than this one is let through. */
export async function openSquid(servicePort: number): Promise<RealBox> {
  return begin("squid", ["-N", "-f"], (port, folder) => [
    `http_port 127.0.0.1:${port}`,
    `acl service port ${servicePort}`,
    "acl CONNECT method CONNECT",
    "http_access deny !service",
    "http_access allow CONNECT",
    "http_access deny all",
    "cache deny all",
    "access_log none",
    `cache_log ${folder}/cache.log`,
    `pid_filename ${folder}/squid.pid`,
    `coredump_dir ${folder}`,
    "shutdown_lifetime 1 seconds",
  ]);
}

type Nginx = { readonly service: string; readonly gathers: boolean };

/**
 * A gateway in front of the service. `gathers` as a scanner does: whole answers, whatever the service asks for; otherwise as it is
 * configured out of the box, where it heeds X-Accel-Buffering.
 */
export async function openNginx({ service, gathers }: Nginx): Promise<RealBox> {
  return begin("nginx", ["-c"], (port, folder) => [
    "daemon off; master_process off; worker_processes 1;",
    `pid ${folder}/nginx.pid; error_log ${folder}/error.log;`,
    "events { worker_connections 256; }",
    "http {",
    "access_log off;",
    ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (kind) => `${kind}_temp_path ${folder}/${kind};`,
    ),
    `server { listen 127.0.0.1:${port}; location / {`,
    `proxy_pass ${service};`,
    "proxy_set_header Host $http_host;",
    gathers
      ? "proxy_buffering on; proxy_ignore_headers X-Accel-Buffering; proxy_buffers 16 256k; proxy_buffer_size 256k; proxy_busy_buffers_size 512k; proxy_http_version 1.0; gzip on; gzip_types text/event-stream; gzip_proxied any; postpone_output 65536;"
      : "",
    "} } }",
  ]);
}

async function begin(
  program: string,
  words: readonly string[],
  settings: (port: number, folder: string) => readonly string[],
): Promise<RealBox> {
  const folder = await mkdtemp(join(tmpdir(), `yorisoi-${program}-`));
  // Both give up root's rights by themselves, and write here afterwards.
  await chmod(folder, 0o777);
  const port = await freePort();
  const file = join(folder, "settings");
  await writeFile(file, `${settings(port, folder).join("\n")}\n`);
  const child = spawn(program, [...words, file], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += String(text)));
  await answers(child, port, () => `${program} did not begin: ${said}`);
  return {
    port,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(child: ChildProcess, port: number, trouble: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(trouble());
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (reached) return;
    await pause(50);
  }
  throw new Error(trouble());
}
