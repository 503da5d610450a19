import type english from "../en/appearance";

export default {
  colours: {
    black: "schwarz",
    "dark grey": "dunkelgrau",
    grey: "grau",
    "light grey": "hellgrau",
    white: "weiß",
    beige: "beige",
    "light brown": "hellbraun",
    brown: "braun",
    "dark brown": "dunkelbraun",
    red: "rot",
    "dark red": "dunkelrot",
    orange: "orange",
    yellow: "gelb",
    "light green": "hellgrün",
    green: "grün",
    "dark green": "dunkelgrün",
    turquoise: "türkis",
    "light blue": "hellblau",
    blue: "blau",
    "dark blue": "dunkelblau",
    "light purple": "helllila",
    purple: "lila",
    "dark purple": "dunkellila",
    pink: "rosa",
    "bright pink": "pink",
  },
  patterns: { plain: "einfarbig", striped: "gestreift", patterned: "gemustert" },
  describe: (colours, pattern) => {
    const line = [colours.join(" und "), pattern].filter(Boolean).join(", ");
    return line ? line[0]!.toUpperCase() + line.slice(1) : undefined;
  },
  unknownKind: "Keine der Arten, die ich kenne. Bringst du sie mir bei?",
} satisfies typeof english;
