export { BackendSheet } from "./backend-sheet";
export { Correction } from "./correction";
export { PhotoStrip } from "./photo-strip";
export { ProblemNotes } from "./problem-notes";
export { Remark } from "./remark";
export { SeenSheet } from "./seen-sheet";
