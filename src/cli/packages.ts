import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { CommandError } from "../../harness/command-error";
import { ROOT } from "../../harness/paths";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run packages [-- --all] [--json]

Lists the packages whose code is in the built app, and those that only build and test it, with versions and licences; then
the advisories that the registry knows for any of them, or that it did not answer. Build the app before.
Exit code 1 where there is an advisory for a package that ships.

  --all    lists also what the packages that only build need themselves
  --json   one JSON document on standard output, with all packages
`;

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

interface Building extends Package {
  /** Whether package.json names it; others are needed by those. */
  readonly direct: boolean;
}

interface Advisory {
  readonly package: string;
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  readonly ships: boolean;
}

await runCommand(HELP, async () => {
  const { all, json } = readOptions({
    all: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  const ships = shippedPackages();
  const builds = buildingPackages(ships);
  const advisories = askRegistry(ships);
  const document = { ships, builds, ...(advisories ? { advisories } : {}) };
  process.stdout.write(json ? `${JSON.stringify(document)}\n` : describe(document, all === true));
  if (advisories?.some(({ ships }) => ships)) process.exitCode = 1;
});

/** What the build took modules from. @throws CommandError where the app is not built */
function shippedPackages(): readonly Package[] {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, "build/shipped.json"), "utf8"));
  } catch (cause) {
    throw new CommandError('The app is not built yet. Run "npm run build" first.', { cause });
  }
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly license?: string }>>;
}

/** The installed packages, by the lock file, that do not ship. */
function buildingPackages(ships: readonly Package[]): readonly Building[] {
  const { packages }: Lock = JSON.parse(readFileSync(path.join(ROOT, "package-lock.json"), "utf8"));
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  const shipped = new Set(ships.map(({ name, version }) => `${name} ${version}`));
  return Object.entries(packages)
    .filter(([place]) => place !== "")
    .map(([place, { version, license = "not named" }]) => {
      const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
      const direct = place === `node_modules/${name}` && name in { ...dependencies, ...devDependencies };
      return { name, version, licence: license, direct };
    })
    .filter(({ name, version }) => !shipped.has(`${name} ${version}`));
}

interface Audit {
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {
        /** Advisories, and the names of packages that bring others in. */
        readonly via: readonly (
          | string
          | { readonly severity: string; readonly title: string; readonly url: string }
        )[];
      }
    >
  >;
}

/** The registry's advisories; undefined where it does not answer. */
function askRegistry(ships: readonly Package[]): readonly Advisory[] | undefined {
  const { stdout } = spawnSync("npm", ["audit", "--json"], {
    cwd: ROOT,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const vulnerabilities = parse(stdout)?.vulnerabilities;
  if (!vulnerabilities) return undefined;
  const names = new Set(ships.map(({ name }) => name));
  return Object.entries(vulnerabilities).flatMap(([name, { via }]) =>
    via
      .filter((each) => typeof each !== "string")
      .map(({ severity, title, url }) => ({ package: name, severity, title, url, ships: names.has(name) })),
  );
}

function parse(text: string): Audit | undefined {
  try {
    return JSON.parse(text) as Audit;
  } catch {
    return undefined;
  }
}

interface Dependencies {
  readonly ships: readonly Package[];
  readonly builds: readonly Building[];
  readonly advisories?: readonly Advisory[];
}

function describe({ ships, builds, advisories }: Dependencies, all: boolean): string {
  const lines = (packages: readonly Package[]) =>
    packages.map(({ name, version, licence }) => `  ${`${name} ${version}`.padEnd(44)}${licence}`);
  const listed = all ? builds : builds.filter(({ direct }) => direct);
  const rest = builds.length - listed.length;
  return [
    "In the app",
    ...lines(ships),
    "\nOnly for building and testing",
    ...lines(listed),
    ...(rest > 0 ? [`  and ${rest} packages that these need; --all lists them`] : []),
    "\nKnown advisories",
    ...describeAdvisories(advisories),
    "",
  ].join("\n");
}

function describeAdvisories(advisories: readonly Advisory[] | undefined): readonly string[] {
  if (!advisories) return ["  unknown: the registry does not answer questions about advisories"];
  if (advisories.length === 0) return ["  none"];
  return advisories.map(
    ({ package: name, severity, title, url, ships }) =>
      `  ${name} (${ships ? "in the app" : "only builds"}), ${severity}: ${title}, ${url}`,
  );
}
