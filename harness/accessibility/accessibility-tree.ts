import type { Page } from "playwright-core";

/** Roles that need an accessible name. */
const NAMED = new Set([
  "button",
  "link",
  "textbox",
  "searchbox",
  "spinbutton",
  "combobox",
  "checkbox",
  "radio",
  "slider",
  "image",
  "dialog",
  "navigation",
  "table",
]);

interface Node {
  readonly role: string;
  readonly name: string;
  /** The level of a heading, 1 to 6. */
  readonly level: number | undefined;
}

/** The page's accessibility tree, as screen readers get it. */
async function nodesOf(page: Page): Promise<readonly Node[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, properties = [] }) => ({
        role: String(role?.value),
        name: String(name?.value ?? "").trim(),
        level: properties.find((property) => property.name === "level")?.value.value,
      }));
  } finally {
    await session.detach();
  }
}

/** Faults in the accessibility tree of the current page, as lines of text. */
export async function treeFaults(page: Page): Promise<string[]> {
  const nodes = await nodesOf(page);
  const faults = nodes
    .filter(({ role, name }) => NAMED.has(role) && name === "")
    .map(({ role }) => `a ${role} without a name`);
  const count = (role: string) => nodes.filter((node) => node.role === role).length;
  // An open sheet hides the rest of the page.
  if (count("dialog") > 0) return faults;
  const titles = nodes.filter(({ role, level }) => role === "heading" && level === 1).length;
  if (titles !== 1) faults.push(`${titles} headings of the first level`);
  if (count("main") !== 1) faults.push(`${count("main")} main parts`);
  if (count("navigation") < 1) faults.push("no navigation");
  return faults;
}
