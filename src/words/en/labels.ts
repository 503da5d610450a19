/** The dataset's ten labels, by id. */
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
};
