import { render } from "preact";
import { connect } from "../bridge";
import { readAddress } from "./address";
import { App } from "./app";
import { keepOffline } from "./offline";
import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/page.css";
import "./shell.css";

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<App client={connect()} address={readAddress(location.search)} offline={keepOffline()} />, root);
}
