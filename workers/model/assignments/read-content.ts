import { describeCause, HangerError } from "../../../src/contract";
import { refusal } from "../../../src/formats/refusal";
import { assignmentSentences } from "../../../src/words/assignment-sentences";

/** Names what was opened in the sentence that refuses it. */
export async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HangerError) || error.code !== "import-refused") throw error;
    throw refusal(assignmentSentences.refused(name, error.message), error.cause);
  }
}

/** @throws HangerError `import-refused` where a file is larger than that, or cannot be read */
export async function textOf(content: string | Blob, most: number): Promise<string> {
  if ((typeof content === "string" ? content.length : content.size) > most) {
    throw refusal(assignmentSentences.tooLarge);
  }
  if (typeof content === "string") return content;
  return content.text().catch((cause) => {
    throw refusal(assignmentSentences.unreadable, describeCause(cause));
  });
}
