import type english from "../en/kinds";

export default {
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
  hat: "Hut",
  shorts: "Shorts",
  skirt: "Rock",
} satisfies typeof english;
