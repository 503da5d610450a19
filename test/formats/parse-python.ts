/** A parsed Python call: `tf.keras.layers.NAME(args, named=...)`. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly named: Readonly<Record<string, unknown>>;
}

const TOKEN = /\s*(?:([A-Za-z_][\w.]*)|(-?\d+(?:\.\d+)?(?:e-?\d+)?)|"([^"\n]*)"|([()[\]{},=:+\-*/<>]))/y;

/** Parses the Python expressions that describe a network. Throws on anything unexpected, even a missing comma. */
class Parser {
  private readonly tokens: readonly RegExpExecArray[];
  private at = 0;

  constructor(source: string) {
    const tokens: RegExpExecArray[] = [];
    const token = new RegExp(TOKEN);
    const end = source.trimEnd().length;
    while (token.lastIndex < end) {
      const start = token.lastIndex;
      const match = token.exec(source);
      if (!match) throw new SyntaxError(`no Python: ${source.slice(start, start + 20)}`);
      tokens.push(match);
    }
    this.tokens = tokens;
  }

  get done(): boolean {
    return this.at === this.tokens.length;
  }

  expression(): unknown {
    const [, name, number, text, sign] = this.next();
    if (number !== undefined) return Number(number);
    if (text !== undefined) return text;
    if (name !== undefined) return this.take("(") ? this.call(name) : name;
    if (sign === "(") return this.list(")").values;
    if (sign === "[") return this.list("]").values;
    throw new SyntaxError(`no expression begins with ${sign}`);
  }

  private call(path: string): Call {
    const { values, named } = this.list(")");
    return { name: path.split(".").at(-1)!, args: values, named };
  }

  /** Values separated by commas, up to `end`; a trailing comma is allowed. */
  private list(end: string): { values: unknown[]; named: Record<string, unknown> } {
    const values: unknown[] = [];
    const named: Record<string, unknown> = {};
    while (!this.take(end)) {
      const value = this.expression();
      if (this.take("=")) named[String(value)] = this.expression();
      else values.push(value);
      if (this.take(end)) break;
      this.expect(",");
    }
    return { values, named };
  }

  private next(): RegExpExecArray {
    const token = this.tokens[this.at++];
    if (!token) throw new SyntaxError("the code ends too early");
    return token;
  }

  private take(sign: string): boolean {
    const found = this.tokens[this.at]?.[4] === sign;
    if (found) this.at++;
    return found;
  }

  private expect(sign: string): void {
    if (!this.take(sign)) throw new SyntaxError(`"${sign}" is missing before ${this.tokens[this.at]?.[0]}`);
  }
}

/** The layers of the `model = tf.keras.models.Sequential([...])` in some code. */
export function parseModel(code: string): readonly Call[] {
  const [, after = ""] = code.split("\nmodel = ");
  const parser = new Parser(after.slice(0, after.indexOf("\nmodel.")));
  const { name, args } = parser.expression() as Call;
  if (name !== "Sequential" || !parser.done) throw new SyntaxError("no Sequential model");
  return args[0] as Call[];
}
