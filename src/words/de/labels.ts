import type english from "../en/labels";

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
} satisfies typeof english;
