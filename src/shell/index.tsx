import { render } from "preact";
import { connect } from "../bridge";
import { watchInstall } from "../views/about/install";
import { chooseLanguage } from "../words/language";
import { speak } from "../words/translatable";
import { readAddress } from "./address";
import { App } from "./app";
import { offlineState } from "./offline";
import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/page.css";
import "./shell.css";

/** Browsers as new as the app needs know this colour. The style sheet that tells older ones asks for the same. */
const isNewEnough = CSS.supports("color", "oklch(0 0 0)");

const root = document.getElementById("app");
if (root && isNewEnough) void start(root);

async function start(root: HTMLElement): Promise<void> {
  const install = watchInstall();
  const offline = offlineState();
  const language = chooseLanguage(navigator.languages);
  document.documentElement.lang = language;
  await speak(language);
  root.replaceChildren();
  const address = readAddress(location.search);
  render(<App client={connect()} address={address} offline={offline} install={install} />, root);
  // Without it the app works as long as the network does.
  import(/* webpackChunkName: "keep-offline" */ "./keep-offline").then(
    ({ keepOffline }) => keepOffline(offline),
    console.warn,
  );
}
