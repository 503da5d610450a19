import { Icon, type IconName } from "../../ui/icon";
import { words } from "../../words/about";
import { type Install, useInstall } from "./install";

/** What the share menu shows at each step, so that it is found by its looks. */
const STEP_ICONS: readonly IconName[] = ["share", "add-to-home", "hanger"];

/** How to get the app onto the home screen, as far as this browser goes. */
export function InstallCard({ install }: { readonly install: Install }) {
  const state = useInstall(install);
  return (
    <section class="card">
      <h2>{words.install}</h2>
      {state === "installed" && (
        <p class="sign good">
          <Icon name="check" />
          {words.installed}
        </p>
      )}
      {state === "offered" && (
        <>
          <p>{words.offered}</p>
          <button class="button main" type="button" onClick={() => void install.ask()}>
            {words.installNow}
          </button>
        </>
      )}
      {state === "share-menu" && <ShareSteps />}
      {state === "browser-menu" && <p>{words.byMenu}</p>}
    </section>
  );
}

function ShareSteps() {
  return (
    <>
      <p>{words.byShare}</p>
      <ol class="steps">
        {words.shareSteps.map((step, i) => (
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
