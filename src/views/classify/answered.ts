export { AnswerPanel } from "./answer-panel";
export { BackendSheet } from "./backend-sheet";
export { ClassifyNotes } from "./classify-notes";
export { Controls } from "./controls";
export { Correction } from "./correction";
export { LastPhoto } from "./last-photo";
export { PhotoStrip } from "./photo-strip";
export { SeenSheet } from "./seen-sheet";
export { SpokenAnswers, SpokenButton } from "./spoken-answers";
