import { brokenHdf5, type Hdf5Bytes } from "./bytes";

/** The most links of a group, and the most parts of the tree that they lie in. */
const MOST_LINKS = 10_000;

/**
 * The addresses of a group's objects by their names: the leaves of a B-tree (III.A.1), whose names lie in a heap (III.D).
 * @param at Where the group's symbol table message lies
 */
export function readLinks(file: Hdf5Bytes, at: number): ReadonlyMap<string, number> {
  const [tree, heap] = [file.u64(at), file.u64(at + 8)];
  file.requireSignature(heap, "HEAP");
  const names = file.u64(heap + 24);
  const links = new Map<string, number>();
  const seen = new Set<number>();
  const left = [tree];
  while (left.length > 0) {
    const node = left.pop()!;
    if (seen.has(node) || seen.size >= MOST_LINKS) throw brokenHdf5("a group that runs in a circle");
    seen.add(node);
    file.requireSignature(node, "TREE");
    const children = Array.from({ length: file.u16(node + 6) }, (_, i) => file.u64(node + 32 + 16 * i));
    if (file.u8(node + 5) > 0) left.push(...children);
    else for (const leaf of children) readLeaf(file, leaf, names, links);
  }
  return links;
}

const LINK_BYTES = 40;

/** Reads a leaf of a group's tree (III.B, III.C). */
function readLeaf(file: Hdf5Bytes, leaf: number, names: number, links: Map<string, number>): void {
  file.requireSignature(leaf, "SNOD");
  const count = file.u16(leaf + 6);
  for (let i = 0; i < count; i++) {
    const link = leaf + 8 + LINK_BYTES * i;
    const name = file.textAt(names + file.u64(link));
    if (links.has(name) || links.size >= MOST_LINKS) throw brokenHdf5("a group with a name twice");
    links.set(name, file.u64(link + 8));
  }
}
