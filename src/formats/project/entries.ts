/** The paths of a project's parts in its zip file. */
export const PROJECT_FILE = "project.json";

export const jpegEntry = (id: string) => `photos/${id}.jpg`;
export const framedEntry = (id: string) => `framed/${id}.bin`;
export const modelEntry = (name: string, file: "model.json" | "weights.bin" | "card.json" | "memory.bin") =>
  `models/${name}/${file}`;
