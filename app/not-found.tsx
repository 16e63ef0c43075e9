import { MissingScreen } from "./_ui/missing.tsx";

/** For paths that nothing answers. Next renders this beside every page, so it must not choose the status: Next does. */
export default function NotFound() {
  return <MissingScreen />;
}
