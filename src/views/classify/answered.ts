export { BackendSheet } from "./backend-sheet";
export { Correction } from "./correction";
export { Remark } from "./remark";
export { SeenSheet } from "./seen-sheet";
