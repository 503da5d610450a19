import type { Handlers } from "../service";

export const keptHandlers: Pick<Handlers, "describeKept" | "deleteEverything"> = {
  async describeKept(_, { session }) {
    const { describeKept } = await import("./describe-kept");
    return describeKept(await session.storage);
  },
  async deleteEverything(_, { session }) {
    const { deleteEverything } = await import("./delete-everything");
    return deleteEverything(await session.storage);
  },
};
