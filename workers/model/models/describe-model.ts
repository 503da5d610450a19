import type { StoredModel } from "../../../src/contract";
import type { ModelRecord } from "../../../src/storage";
import type { Answering } from "../classify/answering";
import { shownTitle } from "./shipped-models";

/** A stored model as the page is told of it. */
export function describeModel(
  { card, bytes, origin }: ModelRecord,
  { activeName }: Pick<Answering, "activeName">,
): StoredModel {
  const shown = { ...card, title: shownTitle({ card, origin }) };
  return { name: card.name, card: shown, active: activeName === card.name, bytes: bytes.weights, origin };
}
