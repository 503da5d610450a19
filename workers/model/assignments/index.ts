export * from "./collected";
export * from "./kept-assignments";
export * from "./own-answers";
