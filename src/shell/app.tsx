import type { ComponentType } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { BackendChoice, ModelClient } from "../contract";
import { Icon } from "../ui/icon";
import { Note } from "../ui/note";
import ClassifyView from "../views/classify";
import type { Address } from "./address";
import { type Offline, update, useUpdateWaiting } from "./offline";
import { Place } from "./place";
import { ROUTES, type Route, useRoute } from "./routes";
import { type Session, useSession } from "./session";

interface AppProps {
  readonly client: ModelClient;
  readonly address: Address;
  readonly offline: Offline;
}

export function App({ client, address, offline }: AppProps) {
  const session = useSession(client, address);
  const route = useRoute();
  const updateWaiting = useUpdateWaiting(offline);
  const onFirstPhoto = useCallback(() => void navigator.storage?.persist?.().catch(() => false), []);
  return (
    <div class="shell">
      <main>
        <Messages session={session} onUpdate={updateWaiting ? () => update(offline) : undefined} />
        <Place isShown={route.path === "classify"} isHome>
          <ClassifyView
            isShown={route.path === "classify"}
            client={client}
            measurement={{ choice: session.choice, measuring: session.measuring, reports: session.reports }}
            onPickBackend={session.pick}
            onMeasureBackends={session.measure}
            onFirstPhoto={onFirstPhoto}
          />
        </Place>
        <LaterView
          isShown={route.path === "photos"}
          title={route.title}
          load={loadPhotosView}
          client={client}
        />
        <LaterView
          isShown={route.path === "train"}
          title={route.title}
          load={loadTrainView}
          client={client}
        />
        <LaterView
          isShown={route.path === "explore"}
          title={route.title}
          load={loadExploreView}
          client={client}
        />
        <LaterView
          isShown={route.path === "benchmark"}
          title={route.title}
          load={loadBenchmarkView}
          client={client}
          isBusy={session.measuring || !(session.started || session.failure)}
          onChoice={session.adopt}
        />
      </main>
      {ROUTES.length > 1 && <Places current={route} />}
    </div>
  );
}

interface ViewProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
  /** Whether the app is still looking for its backend. */
  readonly isBusy?: boolean;
  /** Called when the view had another backend chosen to classify with. */
  readonly onChoice?: ((choice: BackendChoice) => void) | undefined;
}

type View = ComponentType<ViewProps>;

const loadBenchmarkView = (): Promise<{ readonly default: View }> => import("../views/benchmark");
const loadPhotosView = (): Promise<{ readonly default: View }> => import("../views/photos");
const loadTrainView = (): Promise<{ readonly default: View }> => import("../views/train");

const loadExploreView = (): Promise<{ readonly default: View }> => import("../views/explore");

interface LaterViewProps extends ViewProps {
  readonly load: () => Promise<{ readonly default: View }>;
  /** Stands for the heading that it has itself once it is loaded. */
  readonly title: string;
}

/** A view that is loaded when it is first shown, and stays as it is while another one is. */
function LaterView({ load, title, ...props }: LaterViewProps) {
  const { isShown } = props;
  const [view, setView] = useState<{ readonly View: View }>();
  const [failed, setFailed] = useState(false);
  const begin = useCallback(() => {
    setFailed(false);
    load().then(
      ({ default: View }) => setView({ View }),
      () => setFailed(true),
    );
  }, [load]);
  useEffect(() => {
    if (isShown && !view) begin();
  }, [isShown, view, begin]);
  return (
    <Place isShown={isShown} isThere={view !== undefined || failed}>
      {view && <view.View {...props} />}
      {failed && (
        <Note kind="problem">
          <h1 class="unseen">{title}</h1>
          <p>This part of Hanger could not be loaded. Go online and try again.</p>
          <button class="button" type="button" onClick={begin}>
            Try again
          </button>
        </Note>
      )}
    </Place>
  );
}

interface MessagesProps {
  readonly session: Session;
  readonly onUpdate: (() => Promise<boolean>) | undefined;
}

function Messages({ session, onUpdate }: MessagesProps) {
  const { started, failure, notices } = session;
  return (
    <div class="messages">
      {failure && (
        <Note kind="problem">
          <p>{failure}</p>
          <button class="button" type="button" onClick={session.retry}>
            Try again
          </button>
        </Note>
      )}
      {notices.map((notice) => (
        <Note key={notice} kind="notice" onClose={() => session.closeNotice(notice)}>
          {notice}
        </Note>
      ))}
      {started?.forgetfulBecause && <Note kind="notice">{started.forgetfulBecause}</Note>}
      {onUpdate && <UpdateNote onUpdate={onUpdate} />}
    </div>
  );
}

/** Asks before updating, and again where that would have cut a training off. */
function UpdateNote({ onUpdate }: { readonly onUpdate: () => Promise<boolean> }) {
  const [isRefused, setIsRefused] = useState(false);
  return (
    <Note kind="notice">
      <p>
        {isRefused
          ? "Hanger is training or measuring. Update once that has ended."
          : "A new version of Hanger is ready."}
      </p>
      <button class="button" type="button" onClick={async () => setIsRefused(!(await onUpdate()))}>
        Update now
      </button>
    </Note>
  );
}

function Places({ current }: { readonly current: Route }) {
  return (
    <nav class="places" aria-label="Places">
      {ROUTES.map(({ path, title, icon }) => (
        <a key={path} href={`#/${path}`} aria-current={path === current.path ? "page" : undefined}>
          <Icon name={icon} />
          {title}
        </a>
      ))}
    </nav>
  );
}
