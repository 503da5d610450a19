/** Where the parts of a project are in its zip. */
export const PROJECT_FILE = "project.json";

export const jpegEntry = (id: string) => `photos/${id}.jpg`;
export const framedEntry = (id: string) => `framed/${id}.bin`;
export const modelEntry = (name: string, file: "model.json" | "weights.bin" | "card.json" | "memory.bin") =>
  `models/${name}/${file}`;
