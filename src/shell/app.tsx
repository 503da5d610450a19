import type { ComponentChildren } from "preact";
import { useCallback, useState } from "preact/hooks";
import type { ModelClient } from "../contract";
import { Icon } from "../ui/icon";
import { Note } from "../ui/note";
import type { Install } from "../views/about/install";
import ClassifyView from "../views/classify";
import { shellWords } from "../words/shell";
import type { Address } from "./address";
import { LaterView } from "./later-view";
import { type Offline, useOffline } from "./offline";
import { Place } from "./place";
import { ABOUT, PLACES, type Route, useRoute } from "./routes";
import { type ShellSession, useSession } from "./session";
import { useLater } from "./use-later";

const loadPhotosView = () => import(/* webpackChunkName: "view-photos" */ "../views/photos");
const loadTrainView = () => import(/* webpackChunkName: "view-train" */ "../views/train");
const loadExploreView = () => import(/* webpackChunkName: "view-explore" */ "../views/explore");
const loadBenchmarkView = () => import(/* webpackChunkName: "view-benchmark" */ "../views/benchmark");
const loadAboutView = () => import(/* webpackChunkName: "view-about" */ "../views/about");
const loadInstallNote = () =>
  import(/* webpackChunkName: "view-install-note" */ "../views/about/install-note");
// It comes with what looks for updates: once another version serves, nothing of this one can be fetched.
const loadUpdateNote = () => import(/* webpackChunkName: "keep-offline" */ "../views/about/update-note");

/** Nobody wants to keep what has not been of use yet. */
const SUCCESSES_BEFORE_ASKING = 2;

interface AppProps {
  readonly client: ModelClient;
  readonly address: Address;
  readonly offline: Offline;
  readonly install: Install;
}

export function App({ client, address, offline, install }: AppProps) {
  const session = useSession(client, address);
  const route = useRoute();
  const { isUpdateWaiting, isReady } = useOffline(offline);
  const [successes, setSuccesses] = useState(0);
  const [classifyNotes, setClassifyNotes] = useState<ComponentChildren>();
  const onPhoto = useCallback((isSure: boolean) => {
    if (isSure) setSuccesses((now) => now + 1);
    void navigator.storage?.persist?.().catch(() => false);
  }, []);
  const mayUpdate = isUpdateWaiting && isSettled(session);
  const { View: UpdateNote } = useLater(loadUpdateNote, mayUpdate);
  const { View: InstallNote } = useLater(loadInstallNote, successes >= SUCCESSES_BEFORE_ASKING);
  const shownAt = (path: Route["path"]) => ({ client, isShown: route.path === path });
  return (
    <div class="shell">
      <main>
        <Place isShown={route.path === "classify"} isHome>
          <ClassifyView
            isShown={route.path === "classify"}
            client={client}
            measurement={{ choice: session.choice, measuring: session.measuring, reports: session.reports }}
            onPickBackend={session.pick}
            onMeasureBackends={session.measure}
            onPhoto={onPhoto}
            onNotes={setClassifyNotes}
            invitation={InstallNote && <InstallNote install={install} />}
          />
        </Place>
        <LaterView load={loadPhotosView} title={shellWords.photos} props={shownAt("photos")} />
        <LaterView load={loadTrainView} title={shellWords.train} props={shownAt("train")} />
        <LaterView load={loadExploreView} title={shellWords.explore} props={shownAt("explore")} />
        <LaterView
          load={loadBenchmarkView}
          title={shellWords.benchmark}
          props={{
            ...shownAt("benchmark"),
            isBusy: session.measuring || !(session.started || session.failure),
            onChoice: session.adopt,
          }}
        />
        <LaterView
          load={loadAboutView}
          title={shellWords.about}
          props={{ ...shownAt("about"), install, isOfflineReady: isReady }}
        />
        <Foot isReady={isReady} isCurrent={route.path === "about"} />
        <div class="messages">
          <Messages session={session} />
          {mayUpdate && UpdateNote && <UpdateNote />}
          {route.path === "classify" && classifyNotes}
        </div>
      </main>
      <Places current={route} />
    </div>
  );
}

function Messages({ session }: { readonly session: ShellSession }) {
  const { started, failure, downloading, notices } = session;
  return (
    <>
      {failure && (
        <Note kind="problem">
          <p>{failure}</p>
          <button class="button" type="button" onClick={session.retry}>
            {shellWords.tryAgain}
          </button>
        </Note>
      )}
      {downloading && !started && !failure && <Note kind="notice">{shellWords.downloading}</Note>}
      {notices.map((notice) => (
        <Note key={notice} kind="notice" onClose={() => session.closeNotice(notice)}>
          {notice}
        </Note>
      ))}
      {started?.forgetfulBecause && <Note kind="notice">{started.forgetfulBecause}</Note>}
    </>
  );
}

/** Whether the app has started, or cannot: what it asks for while it starts would hold an update up. */
const isSettled = ({ started, failure, measuring }: ShellSession) =>
  Boolean(started || failure) && !measuring;

function Places({ current }: { readonly current: Route }) {
  return (
    <nav class="places" aria-label={shellWords.places}>
      {PLACES.map(({ path, icon }) => (
        <a key={path} href={`#/${path}`} aria-current={path === current.path ? "page" : undefined}>
          <Icon name={icon} />
          <span>{shellWords[path]}</span>
        </a>
      ))}
    </nav>
  );
}

/** What is not a place of its own in the bar: whether the app needs the network, and what it keeps. */
function Foot({ isReady, isCurrent }: { readonly isReady: boolean; readonly isCurrent: boolean }) {
  return (
    <footer class="foot">
      {isReady && (
        <span class="ready">
          <Icon name="check" size={16} />
          {shellWords.offlineReady}
        </span>
      )}
      <a href={`#/${ABOUT.path}`} aria-current={isCurrent ? "page" : undefined}>
        {shellWords.about}
      </a>
    </footer>
  );
}
