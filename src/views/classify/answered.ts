export { BackendSheet } from "./backend-sheet";
export { Correction } from "./correction";
export { PhotoStrip } from "./photo-strip";
export { ProblemNotes } from "./problem-notes";
export { SeenSheet } from "./seen-sheet";
