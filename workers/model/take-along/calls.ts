import { recordOf } from "../../../src/storage";
import { withWords } from "../../../src/words/with-words";
import { describe } from "../models/calls";
import type { Handlers } from "../service";

type TakeAlongCalls = "exportProject" | "importProject" | "exportModelAs" | "importModel";

/** Zips and networks from elsewhere are much code and seldom needed: each part is loaded when it is. */
export const takeAlongHandlers: Pick<Handlers, TakeAlongCalls> = {
  async exportProject(_, context) {
    const { exportProject } = await withWords(import("./export-project"));
    return exportProject(await context.session.storage, context);
  },

  async importProject({ file }, context) {
    const { importProject } = await withWords(import("./import-project"));
    return importProject(file, context);
  },

  async exportModelAs({ name, format }, { session }) {
    const { exportModelAs } = await withWords(import("./export-model"));
    return exportModelAs(await session.storage, name, format);
  },

  async importModel(request, { session, signal }) {
    const { importModel } = await withWords(import("./import-model"));
    return describe(recordOf(await importModel(request, await session.storage, signal)), session);
  },
};
