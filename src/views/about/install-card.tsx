import { Icon, type IconName } from "../../ui/icon";
import { aboutWords } from "../../words/about";
import { type Install, useInstall } from "./install";

/** What the share menu shows at each step, so that it is found by its looks. */
const STEP_ICONS: readonly IconName[] = ["share", "add-to-home", "hanger"];

/** How to get the app onto the home screen, as far as this browser goes. */
export function InstallCard({ install }: { readonly install: Install }) {
  const state = useInstall(install);
  return (
    <section class="card">
      <h2>{aboutWords.install}</h2>
      {state === "installed" && (
        <p class="sign good">
          <Icon name="check" />
          {aboutWords.installed}
        </p>
      )}
      {state === "offered" && (
        <>
          <p>{aboutWords.offered}</p>
          <button class="button main" type="button" onClick={() => void install.ask()}>
            {aboutWords.installNow}
          </button>
        </>
      )}
      {state === "share-menu" && <ShareSteps />}
      {state === "browser-menu" && <p>{aboutWords.byMenu}</p>}
    </section>
  );
}

function ShareSteps() {
  return (
    <>
      <p>{aboutWords.byShare}</p>
      <ol class="steps">
        {aboutWords.shareSteps.map((step, i) => (
          <li key={step}>
            <span class="picture">
              <Icon name={STEP_ICONS[i]!} size={28} />
            </span>
            {step}
          </li>
        ))}
      </ol>
    </>
  );
}
