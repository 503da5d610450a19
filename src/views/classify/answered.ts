export { BackendSheet } from "./backend-sheet";
export { Correction } from "./correction";
export { SeenSheet } from "./seen-sheet";
