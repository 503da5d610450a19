/** The ten Fashion-MNIST labels, in dataset order: the index is the class of the network's output. */
export const LABELS = [
  "t-shirt-top",
  "trouser",
  "pullover",
  "dress",
  "coat",
  "sandal",
  "shirt",
  "sneaker",
  "bag",
  "ankle-boot",
] as const;

export type Label = (typeof LABELS)[number];

/** The kinds of garment that the app knows by itself: the dataset's ten, and those that it tells apart in photos alone. */
export const KINDS = [...LABELS, "hat", "shorts", "skirt"] as const;

export type Kind = (typeof KINDS)[number];

/** The English name of each kind; of the ten, as the dataset's authors write it. */
export const ENGLISH_KIND_NAMES: Readonly<Record<Kind, string>> = {
  "t-shirt-top": "T-shirt/top",
  trouser: "Trouser",
  pullover: "Pullover",
  dress: "Dress",
  coat: "Coat",
  sandal: "Sandal",
  shirt: "Shirt",
  sneaker: "Sneaker",
  bag: "Bag",
  "ankle-boot": "Ankle boot",
  hat: "Hat",
  shorts: "Shorts",
  skirt: "Skirt",
};

/** In folders of photos, the label that stands for any of the three kinds of shoe. */
export const FOOTWEAR = "footwear";

export const FOOTWEAR_LABELS: readonly Label[] = ["sandal", "sneaker", "ankle-boot"];

/** Finer names that photos are sorted by, and the label that each counts as. */
export const FINER_LABELS: Readonly<Record<string, Label>> = {
  polo: "t-shirt-top",
  undershirt: "t-shirt-top",
  top: "t-shirt-top",
  hoodie: "pullover",
  blazer: "coat",
  blouse: "shirt",
};

export function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}
