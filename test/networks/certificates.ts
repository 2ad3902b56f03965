import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What a server shows: PEM. */
export type Identity = { readonly cert: string; readonly key: string };

/** Somebody who vouches for names: a real one, or a school's own, which every device of the school was told to trust. */
export type Authority = {
  /** By which a browser is told to trust it. */
  readonly spki: string;
  vouchFor(host: string): Promise<Identity>;
};

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];

/** By openssl, into a folder of the caller's. */
export async function openAuthority(name: string, folder: string): Promise<Authority> {
  const run = (...words: readonly string[]): void =>
    void execFileSync("openssl", ["req", "-x509", ...newKey, ...words], { cwd: folder, stdio: "pipe" });
  const files = (of: string) => ["-keyout", `${of}.key`, "-out", `${of}.pem`];
  const own = join(folder, `${name}.pem`);
  // OpenSSL's own settings make it one that may vouch.
  run("-subj", `/O=Mihon/CN=${name}`, ...files(name));
  const { publicKey } = new X509Certificate(await readFile(own));
  const spki = createHash("sha256").update(publicKey.export({ type: "spki", format: "der" }));
  return {
    spki: spki.digest("base64"),
    async vouchFor(host) {
      const of = `${name}-${host}`;
      run(
        ...["-CA", `${name}.pem`, "-CAkey", `${name}.key`, "-subj", `/CN=${host}`],
        ...["-addext", `subjectAltName=DNS:${host}`, "-addext", "basicConstraints=critical,CA:FALSE"],
        ...files(of),
      );
      const [cert, key, above] = await Promise.all(
        [`${of}.pem`, `${of}.key`, `${name}.pem`].map((file) => readFile(join(folder, file), "utf8")),
      );
      return { cert: `${cert}${above}`, key: key ?? "" };
    },
  };
}
