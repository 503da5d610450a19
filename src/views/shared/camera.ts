import type { RefObject } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { HangerError } from "../../contract";
import { classifyWords } from "../../words/classify";
import { withWords } from "../../words/with-words";
import type { CameraDevice, CameraTraits, Capture } from "./camera-device";
import { sentenceOf } from "./sentence-of";

export type CameraState =
  | { readonly kind: "off" }
  | { readonly kind: "starting" }
  | ({ readonly kind: "live" } & CameraTraits)
  | ({ readonly kind: "frozen" } & CameraTraits)
  | { readonly kind: "failed"; readonly message: string };

export interface Camera {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  start(): void;
  stop(): void;
  /** Changes to the next of the device's cameras. */
  flip(): void;
  toggleTorch(): void;
  setZoom(value: number): void;
  /** The frame on screen, which stands still until `resume`. */
  capture(): Promise<Capture>;
  resume(): void;
}

const WANTED: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 960 } };

/** Loaded when the camera is first started. */
const loadDevice = () => withWords(import(/* webpackChunkName: "view-camera" */ "./camera-device"));

/** The device's camera: asked for when told to, given back when the page is hidden or the view is left. */
export function useCamera(wanted = WANTED): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const device = useRef<CameraDevice | undefined>(undefined);
  /** The camera that was on last. */
  const chosen = useRef<string | undefined>(undefined);
  const [state, setState] = useState<CameraState>({ kind: "off" });
  const isLive = useRef(false);
  isLive.current = state.kind === "live";

  /**
   * Whether the camera starts again once the page is shown. What stops it meanwhile, such as a photo that was picked, ends that;
   * a picture that was taken stays.
   */
  const interrupted = useRef(false);

  /** Aborted by every start and stop: a start that was overtaken gives its camera back. */
  const starting = useRef<AbortController | undefined>(undefined);

  const release = useCallback(() => {
    starting.current?.abort();
    device.current?.close();
    device.current = undefined;
  }, []);

  const start = useCallback(async () => {
    release();
    const mine = new AbortController();
    starting.current = mine;
    const { signal } = mine;
    setState({ kind: "starting" });
    try {
      const { CameraDevice } = await loadDevice();
      signal.throwIfAborted();
      const opened = await CameraDevice.open({
        wanted,
        video: video.current!,
        id: chosen.current,
        signal,
        onChange: (traits) =>
          setState((now) =>
            now.kind === "live" || now.kind === "frozen" ? { kind: now.kind, ...traits } : now,
          ),
        onFailure(message) {
          device.current = undefined;
          setState({ kind: "failed", message });
        },
      });
      device.current = opened;
      chosen.current = opened.id;
      setState({ kind: "live", ...opened.traits });
    } catch (error) {
      if (!signal.aborted) setState({ kind: "failed", message: sentenceOf(error) });
    }
  }, [release, wanted]);

  const stop = useCallback(() => {
    interrupted.current = false;
    release();
    setState({ kind: "off" });
  }, [release]);

  useEffect(() => {
    const onVisibility = () => {
      if (document.hidden && device.current) {
        stop();
        interrupted.current = isLive.current;
      } else if (!document.hidden && interrupted.current) {
        interrupted.current = false;
        void start();
      }
    };
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      release();
    };
  }, [start, stop, release]);

  return {
    video,
    state,
    start: () => void start(),
    stop,
    flip() {
      chosen.current = device.current?.next;
      void start();
    },
    toggleTorch: () => void device.current?.switchTorch(state.kind === "live" && state.torch === "off"),
    setZoom: (value) => void device.current?.setZoom(value),
    async capture() {
      if (!device.current) throw new HangerError("image-unreadable", classifyWords.noPicture);
      setState((now) => (now.kind === "live" ? { ...now, kind: "frozen" } : now));
      return device.current.capture();
    },
    resume() {
      void video.current?.play();
      setState((now) => (now.kind === "frozen" ? { ...now, kind: "live" } : now));
    },
  };
}

/** Whether the camera was allowed before, so that starting it asks nothing. */
export async function cameraIsAllowed(): Promise<boolean> {
  const status = await navigator.permissions?.query({ name: "camera" }).catch(() => undefined);
  return status?.state === "granted";
}
