/** What is said of a garment apart from its kind. */
export default {
  colours: {
    black: "black",
    "dark grey": "dark grey",
    grey: "grey",
    "light grey": "light grey",
    white: "white",
    beige: "beige",
    "light brown": "light brown",
    brown: "brown",
    "dark brown": "dark brown",
    red: "red",
    "dark red": "dark red",
    orange: "orange",
    yellow: "yellow",
    "light green": "light green",
    green: "green",
    "dark green": "dark green",
    turquoise: "turquoise",
    "light blue": "light blue",
    blue: "blue",
    "dark blue": "dark blue",
    "light purple": "light purple",
    purple: "purple",
    "dark purple": "dark purple",
    pink: "pink",
    "bright pink": "bright pink",
  },
  patterns: { plain: "plain", striped: "striped", patterned: "patterned" },
  /** A line on its own under the garment's kind, such as "White and red, striped"; undefined where there is nothing to say. */
  describe: (colours: readonly string[], pattern?: string): string | undefined => {
    const line = [colours.join(" and "), pattern].filter(Boolean).join(", ");
    return line ? line[0]!.toUpperCase() + line.slice(1) : undefined;
  },
  unknownKind: "None of the kinds I know. Teach it?",
};
