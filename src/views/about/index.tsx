import { appVersion, type ModelClient } from "../../contract";
import { Icon } from "../../ui/icon";
import { aboutWords } from "../../words/about";
import "./about.css";
import type { Install } from "./install";
import { InstallCard } from "./install-card";
import { KeptCard } from "./kept-card";
import { LicencesCard } from "./licences-card";

interface AboutViewProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
  readonly install: Install;
  /** Whether the app would open without a network. */
  readonly isOfflineReady: boolean;
}

/** Installing, working without a network, what is kept, and the licences. */
export default function AboutView({ client, isShown, install, isOfflineReady }: AboutViewProps) {
  return (
    <div class="page about">
      <h1>{aboutWords.title}</h1>
      <InstallCard install={install} />
      <section class="card">
        <h2>{aboutWords.offline}</h2>
        <p class={isOfflineReady ? "sign good" : "sign"}>
          <Icon name={isOfflineReady ? "check" : "warning"} />
          {isOfflineReady ? aboutWords.offlineReady : aboutWords.offlineNotYet}
        </p>
        <p class="quiet">{aboutWords.offlineDataset}</p>
      </section>
      <section class="card">
        <h2>{aboutWords.privacy}</h2>
        <ul class="points">
          {aboutWords.privacyPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>
      <KeptCard client={client} isShown={isShown} />
      <LicencesCard />
      <p class="quiet">
        {aboutWords.version(appVersion)}. {aboutWords.credits}
      </p>
    </div>
  );
}
