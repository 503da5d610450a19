import type { Handlers } from "../service";

export const keptHandlers: Pick<Handlers, "describeKept" | "deleteEverything"> = {
  async describeKept(_, { session }) {
    const { describeKept } = await import("../kept/describe-kept");
    return describeKept(await session.storage);
  },
  async deleteEverything(_, { session }) {
    const { deleteEverything } = await import("../kept/delete-everything");
    return deleteEverything(await session.storage);
  },
};
