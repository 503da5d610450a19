/** The kinds of garment that the app knows, by id. */
export default {
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
