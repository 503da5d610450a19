import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../../harness/paths";
import type { RunningServer } from "../../harness/server";
import { programOf, type WebServer } from "../../harness/web-servers";

interface Place {
  /** What is served: the root of the host. */
  readonly site: string;
  readonly port: number;
  /** For configuration and whatever else the server writes. */
  readonly folder: string;
}

/** How a server is started from its recipe. Only the address and the folder are replaced. */
interface Program {
  /** The least configuration around the recipe, with what the README says the server has to allow. */
  readonly configure: (place: Place) => string;
  readonly args: (configuration: string) => readonly string[];
  /** What it says once it listens. */
  readonly ready: RegExp;
}

const recipe = (file: string, replacements: Readonly<Record<string, string>>): string => {
  let text = readFileSync(path.join(ROOT, "deploy", file), "utf8");
  for (const [from, to] of Object.entries(replacements)) {
    if (!text.includes(from)) throw new Error(`deploy/${file} lacks "${from}"`);
    text = text.replace(from, to);
  }
  return text;
};

const APACHE_MODULES = ["mpm_event", "authz_core", "autoindex", "dir", "mime", "headers", "rewrite"];

const PROGRAMS: Readonly<Record<WebServer, Program>> = {
  nginx: {
    configure: ({ site, port, folder }) => `
daemon off;
pid ${folder}/pid;
error_log stderr notice;
events {}
http {
  access_log off;
  autoindex on;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
  ${recipe("nginx.conf", {
    "listen 80;": `listen 127.0.0.1:${port};`,
    "root /usr/share/nginx/html;": `root ${site};`,
    "include mime.types;": "include /etc/nginx/mime.types;",
  })}
}`,
    args: (configuration) => ["-c", configuration],
    ready: /start worker process /,
  },
  // Its recipe lies beside the app.
  apache2: {
    configure: ({ site, port, folder }) => `
ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/pid
ErrorLog "|$cat"
Listen 127.0.0.1:${port}
${APACHE_MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
User www-data
Group www-data
TypesConfig /etc/mime.types
DocumentRoot ${site}
<Directory ${site}>
  Options Indexes FollowSymLinks
  AllowOverride All
  Require all granted
</Directory>`,
    args: (configuration) => ["-f", configuration, "-DFOREGROUND"],
    ready: /resuming normal operations/,
  },
  caddy: {
    configure: ({ site, port }) => `
{
  admin off
  auto_https off
}
${recipe("Caddyfile", { "hanger.example": `http://localhost:${port}`, "/srv/hanger/dist": site })}`,
    args: (configuration) => ["run", "--adapter", "caddyfile", "--config", configuration],
    ready: /serving initial configuration/,
  },
};

const running = new Set<() => Promise<void>>();

/** A test that fails leaves its server behind; it should not outlive the test. */
afterEach(async () => {
  for (const close of running) await close();
});

/** Starts a server by its recipe, with a folder as the root of its host. */
export async function startServer(server: WebServer, site: string): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(tmpdir(), `hanger-${server}-`));
  const port = await freePort();
  const { configure, args, ready } = PROGRAMS[server];
  const configuration = path.join(folder, "configuration");
  mkdirSync(path.join(folder, "home"));
  writeFileSync(configuration, configure({ site, port, folder }));
  const child = spawn(programOf(server)!, args(configuration), {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, HOME: path.join(folder, "home") },
  });
  const close = async () => {
    running.delete(close);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill();
      await once(child, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  };
  running.add(close);
  await says(child, ready);
  return { url: `http://localhost:${port}/`, close };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until a program says that it is ready. @throws with what it said where it ends instead */
async function says(child: ChildProcess, ready: RegExp): Promise<void> {
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    for (const input of [child.stdout!, child.stderr!]) {
      createInterface({ input }).on("line", (line) => {
        said.push(line);
        if (ready.test(line)) resolve();
      });
    }
    child.once("exit", () => reject(new Error(said.join("\n"))));
  });
}
