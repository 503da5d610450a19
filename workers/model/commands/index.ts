export { compress } from "./compress";
export { evaluate } from "./evaluate";
export { exportModel, exportOnnx } from "./export";
export { remember } from "./remember";
export { retrain } from "./retrain";
