import { useMemo } from "preact/hooks";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/note";
import { useDeferred } from "../../../ui/use-deferred";
import { activationWords } from "../../../words/explore-activations";
import { useAnswer } from "../../shared/use-answer";
import type { TabProps } from "..";
import { LiveCamera } from "../live-camera";
import { NetworkPicker } from "../network-picker";
import { pictureHere } from "../pictures";
import { formatNetwork, MOST_PICTURES, type PictureName } from "../state";
import { hasTestImages } from "../use-dataset-here";
import { useFilmingCamera } from "../use-filming-camera";
import { useLast } from "../use-last";
import "./activations.css";
import { AllFilters } from "./all-filters";
import { CloseUp } from "./close-up";
import { LabGrid } from "./lab-grid";
import { type ActivationLook, lookAtActivations } from "./look";
import { PictureRow } from "./picture-row";
import { TrainingStepsCard } from "./steps";
import { Units } from "./units";
import { type AnsweredPicture, useActivations } from "./use-activations";

/** The first lab's three shoes; without test images, three drawings. */
const SHOES: readonly PictureName[] = [0, 23, 28].map((index) => ({ kind: "image", index }));
const DRAWN: readonly PictureName[] = ["trouser", "dress", "t-shirt-top"].map((name) => ({
  kind: "drawing",
  name,
}));

/** What the layers of a network make of up to three pictures. */
export function ActivationsTab(props: TabProps) {
  const { client, isShown, state, change, dataset, photos, setPhotos } = props;
  const network =
    state.network.kind === "model" ? state.network : ({ kind: "model", name: "fashion-mnist" } as const);
  const explanation = useAnswer(client, "explainNetwork", network, formatNetwork(network));
  const hasImages = hasTestImages(dataset);
  const standard = hasImages ? SHOES : DRAWN;
  const asked = state.pictures.length > 0 ? state.pictures : standard;
  const here = asked.map((picture, i) => pictureHere(picture, photos[i], standard[i]!));
  const pictures = dataset || state.pictures.length > 0 ? here : [];
  const films = isShown && pictures.some(({ kind }) => kind === "camera");
  const { camera, playing } = useFilmingCamera(films);
  const answers = useActivations(client, network.name, pictures, photos, playing);
  const chosen = Math.min(state.chosen, Math.max(0, pictures.length - 1));
  const isOfNetwork = (each: AnsweredPicture | undefined) => each?.value && each.by === network.name;
  const none = answers.length > 0 && answers.every((each) => each.problem && !isOfNetwork(each));
  const [spare] = useActivations(client, network.name, none ? standard.slice(0, 1) : [], {}, null);
  const seen = [answers[chosen], ...answers, spare].find(isOfNetwork);
  // The explanation of a network that was just chosen comes later than its name.
  const explained = useMemo(() => network.name, [explanation.value]);
  const { layer, filter } = state;
  const looked = useMemo(() => {
    if (!seen || seen.by !== explained) return undefined;
    const look = lookAtActivations({ model: explained, layer, filter }, explanation.value, seen.value);
    return look && { look, of: seen.of };
  }, [explained, layer, filter, explanation.value, seen?.value]);
  const last = useLast(looked);

  const setPicture = (i: number, picture: PictureName, photo?: File) => {
    if (photo) setPhotos({ ...photos, [i]: photo });
    change({ pictures: asked.map((other, at) => (at === i ? picture : other)), chosen: i });
  };
  const remove = (i: number) => {
    // Those behind it move up by one.
    const left = Object.entries(photos).filter(([at]) => Number(at) !== i);
    setPhotos(Object.fromEntries(left.map(([at, photo]) => [Number(at) > i ? Number(at) - 1 : at, photo])));
    change({ pictures: asked.filter((_, at) => at !== i), chosen: 0 });
  };

  return (
    <>
      <section class="card" aria-label={activationWords.pictures}>
        <NetworkPicker
          client={client}
          isShown={isShown}
          network={network}
          trained
          onPick={(picked) => change({ network: picked, layer: 1, filter: 1, pixel: undefined })}
        />
        {explanation.problem && <Note kind="problem">{explanation.problem}</Note>}
        <LiveCamera camera={camera} films={films} />
        <ol class="pictures">
          {pictures.map((picture, i) => (
            <PictureRow
              key={i}
              number={i + 1}
              picture={picture}
              answer={answers[i]!}
              isLost={asked[i] !== picture}
              hasTestImages={hasImages}
              onPick={(picked, photo) => setPicture(i, picked, photo)}
              onRemove={pictures.length > 1 ? () => remove(i) : undefined}
            />
          ))}
        </ol>
        {pictures.length > 0 && pictures.length < MOST_PICTURES && (
          <button
            class="button"
            type="button"
            onClick={() => change({ pictures: [...asked, standard[pictures.length]!] })}
          >
            <Icon name="add" /> {activationWords.addPicture}
          </button>
        )}
      </section>
      {last && <Looks {...props} look={last.look} of={last.of} answers={answers} chosen={chosen} />}
    </>
  );
}

interface LooksProps extends TabProps {
  readonly look: ActivationLook;
  /** The picture that is looked at. */
  readonly of: PictureName;
  readonly answers: readonly AnsweredPicture[];
  readonly chosen: number;
}

function Looks({ client, state, change, look, of, answers, chosen }: LooksProps) {
  const deferred = useDeferred(look.picture);
  const pick = (part: { layer?: number; filter?: number; chosen?: number }) =>
    change({ ...part, pixel: undefined });
  const { order, glance, scale } = state;
  // Each is drawn anew only where something in it has changed: another pixel, say, is shown in the close-up alone.
  const grid = useMemo(
    () => look.picture && <LabGrid look={look.picture} answers={answers} chosen={chosen} onPick={pick} />,
    [look, answers, chosen, change],
  );
  const filters = useMemo(
    () =>
      deferred && (
        <AllFilters
          client={client}
          look={deferred}
          order={order}
          glance={glance}
          scale={scale}
          onChange={change}
          onPick={(filter) => pick({ filter })}
        />
      ),
    [client, deferred, order, glance, scale, change],
  );
  const units = useMemo(() => <Units activations={look.activations} />, [look]);
  return (
    <>
      {grid}
      {look.picture && (
        <CloseUp
          client={client}
          look={look.picture}
          picture={of}
          pixel={state.pixel}
          onPixel={(pixel) => change({ pixel })}
        />
      )}
      {filters}
      {units}
      <TrainingStepsCard client={client} model={look.model} activations={look.activations} look={deferred} />
    </>
  );
}
