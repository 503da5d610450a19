import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ModelClient } from "../../contract";
import { CollectionPart } from "./collection";
import { ModelsPart } from "./models";
import "./photos.css";

export interface PartProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
}

const PARTS: readonly {
  readonly address: string;
  readonly title: string;
  readonly Part: ComponentType<PartProps>;
}[] = [
  { address: "#/photos", title: "Photos", Part: CollectionPart },
  { address: "#/photos/models", title: "Models", Part: ModelsPart },
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
  const { Part } = current;
  return (
    <div class="photos">
      <h1>Photos</h1>
      <nav class="tabs" aria-label="Parts of Photos">
        {PARTS.map(({ address, title }) => (
          <a key={address} href={address} aria-current={address === current.address ? "true" : undefined}>
            {title}
          </a>
        ))}
      </nav>
      <Part client={client} isShown={isShown} />
    </div>
  );
}
