export { evaluate } from "./evaluate";
export { exportModel, exportOnnx, exportTflite } from "./export";
export { compress, giveHead } from "./finish-network";
export { lendTo } from "./lend";
export { lookAtPictures } from "./look-at-pictures";
export { retrain } from "./retrain";
