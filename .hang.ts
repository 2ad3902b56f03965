import pg from "pg";
import { startEmbedded } from "./server/storage/embedded.ts";
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
const t0 = performance.now(); const note = (s: string) => console.log((performance.now()-t0).toFixed(0), s);
for (let i=0;i<25;i++) {
  const server = await startEmbedded({ dataDir: "/tmp/yhang", log: (l) => note("LOG " + l) });
  const client = new pg.Client({ connectionString: server.url() }); client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query("select pg_backend_pid() as pid");
  const asleep = client.query("select pg_sleep(600)").catch(() => "cut");
  process.kill(rows[0].pid, "SIGKILL");
  await asleep;
  note("stopping " + server.pid);
  const timer = setTimeout(() => { console.log(execSync("ps -eo pid,ppid,stat,args | grep [y]orisoi- ; tail -20 /tmp/yhang/postgres.log").toString()); }, 5000);
  await server.stop(); clearTimeout(timer);
  note("stopped");
}
