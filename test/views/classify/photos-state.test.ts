import type { Classification } from "../../../src/contract";
import {
  isAnswered,
  MOST_ANSWERED,
  NO_PHOTOS,
  type PhotosState,
  photosAfter,
} from "../../../src/views/classify/photos-state";

const pictureOf = (id: number) => ({ id, name: `${id}.jpg`, url: URL.createObjectURL(new Blob([])) });

/** So many pictures that came together, the first of them with this id, each answered in turn. */
function answered(state: PhotosState, first: number, count: number): PhotosState {
  const pictures = Array.from({ length: count }, (_, i) => pictureOf(first + i));
  return pictures.reduce(
    (now, picture) =>
      photosAfter(now, { kind: "answered", photo: { ...picture, classification: {} as Classification } }),
    photosAfter(state, { kind: "asked", pictures }),
  );
}

const idsOf = ({ pictures }: PhotosState) => pictures.filter(isAnswered).map(({ id }) => id);

test("of too many pictures at once the first ones are kept, with the one that is looked at, and the others are counted", () => {
  const state = answered(NO_PHOTOS, 1, MOST_ANSWERED + 50);
  expect(state.selected).toBe(1);
  expect(idsOf(state)).toEqual(Array.from({ length: MOST_ANSWERED }, (_, i) => 1 + i));
  expect(state.unlisted).toBe(50);
});

test("pictures that come later push out earlier ones, but not the one that is looked at", () => {
  const looking = photosAfter(answered(NO_PHOTOS, 1, MOST_ANSWERED), { kind: "selected", id: MOST_ANSWERED });
  const asked = photosAfter(looking, { kind: "asked", pictures: [pictureOf(1000)] });
  const back = photosAfter(asked, { kind: "selected", id: MOST_ANSWERED });
  const photo = { ...pictureOf(1000), classification: {} as Classification };
  const state = photosAfter(back, { kind: "answered", photo });
  expect(idsOf(state)).toHaveLength(MOST_ANSWERED);
  expect(idsOf(state)).toContain(1000);
  expect(idsOf(state)).toContain(MOST_ANSWERED);
  expect(idsOf(state)).not.toContain(MOST_ANSWERED - 1);
  expect(state.unlisted).toBe(1);
});
