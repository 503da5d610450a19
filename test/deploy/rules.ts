/** The headers that a recipe has its host add to the file at a path. */
export type Rules = (pathname: string) => Readonly<Record<string, string>>;

interface Rule {
  readonly pattern: RegExp;
  readonly name: string;
  readonly value: string;
}

/** The rules of a `_headers` file: paths, and beneath each what is sent with the files that it matches. */
export function readHeadersFile(text: string): Rules {
  const rules: Rule[] = [];
  let pattern = /^/;
  for (const line of text.split("\n")) {
    const header = /^ +([^:]+): (.+)$/.exec(line);
    if (header) rules.push({ pattern, name: header[1]!, value: header[2]! });
    else if (line.startsWith("/"))
      pattern = new RegExp(`^${line.replaceAll(".", "\\.").replace("*", ".*")}$`);
  }
  return (pathname) => {
    const headers: Record<string, string> = {};
    for (const { name, value } of rules.filter(({ pattern }) => pattern.test(pathname))) {
      // What Cloudflare Pages does where two lines speak of one header.
      headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
    }
    return headers;
  };
}

/** The rules of `nginx.conf` for files that are there: its `add_header` lines, with variables that a `map` makes of the path. */
export function readNginxConf(text: string): Rules {
  const maps = new Map(
    [...text.matchAll(/map "\$status \$uri" (\$\w+) \{([^}]*)\}/g)].map(([, name, body]) => [name, body!]),
  );
  const added = [...text.matchAll(/add_header (\S+) ("[^"]*"|[^;\s]+)/g)];
  return (pathname) =>
    Object.fromEntries(
      added.map(([, name, value]) => {
        const body = maps.get(value!);
        return [name, unquoted(body ? mapped(body, `200 ${pathname}`) : value!)];
      }),
    );
}

/** What the first pattern of a map's body that matches stands for, or else its default. */
function mapped(body: string, text: string): string {
  const lines = [...body.matchAll(/("[^"]*"|\S+) ("[^"]*"|[^;\s]+);/g)].map(
    ([, key, value]) => [unquoted(key!), value!] as const,
  );
  const found = lines.find(([key]) => key.startsWith("~") && new RegExp(key.slice(1)).test(text));
  const [, value] = found ?? lines.find(([key]) => key === "default")!;
  return value;
}

const unquoted = (value: string) => value.replace(/^"(.*)"$/, "$1");
