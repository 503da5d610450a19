import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LinkTabs } from "../../ui/link-tabs";
import { photoWords } from "../../words/photos";
import { CollectionPart } from "./collection";
import { ModelsPart } from "./models";
import type { PartProps } from "./part-props";
import "./photos.css";

const PARTS: readonly {
  readonly address: string;
  /** Of its title in the words. */
  readonly name: "photos" | "models";
  readonly Part: ComponentType<PartProps>;
}[] = [
  { address: "#/photos", name: "photos", Part: CollectionPart },
  { address: "#/photos/models", name: "models", Part: ModelsPart },
];

const partOf = (hash: string) =>
  PARTS.find(({ address }) => address === hash.replace(/\?.*/, "")) ?? PARTS[0]!;

/** The owner's photos, and the models made of them. */
export default function PhotosView({ client, isShown }: PartProps) {
  const [current, setCurrent] = useState(() => partOf(location.hash));
  useEffect(() => {
    const onChange = () => location.hash.startsWith("#/photos") && setCurrent(partOf(location.hash));
    addEventListener("hashchange", onChange);
    return () => removeEventListener("hashchange", onChange);
  }, []);
  return (
    <div class="page photos">
      <h1>{photoWords.title}</h1>
      <LinkTabs
        label={photoWords.partsLabel}
        links={PARTS.map(({ address, name }) => ({
          address,
          title: photoWords.parts[name],
          isCurrent: address === current.address,
        }))}
      />
      {/* Both stay: what is under way in one goes on while the other is looked at. */}
      {PARTS.map(({ address, Part }) => (
        <div key={address} hidden={address !== current.address}>
          <Part client={client} isShown={isShown && address === current.address} />
        </div>
      ))}
    </div>
  );
}
