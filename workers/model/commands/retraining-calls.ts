export { remember } from "./remember";
export { retrain } from "./retrain";
