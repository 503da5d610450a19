import type { words as english } from "../en/labels";

export const words: typeof english = {
  "t-shirt-top": "T-Shirt/Top",
  trouser: "Hose",
  pullover: "Pullover",
  dress: "Kleid",
  coat: "Mantel",
  sandal: "Sandale",
  shirt: "Hemd",
  sneaker: "Sneaker",
  bag: "Tasche",
  "ankle-boot": "Stiefelette",
};
