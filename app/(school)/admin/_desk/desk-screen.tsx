import type { ReactNode } from "react";
import { words } from "../../../../lib/live/words.ts";
import { Notice } from "../../../_ui/notice.tsx";
import { Screen } from "../../../_ui/screen.tsx";
import { DeskLooks } from "./desk-looks.tsx";

const rooms = {
  today: "/admin",
  people: "/admin/people",
  letters: "/admin/letters",
  import: "/admin/import",
  messages: "/admin/help",
  settings: "/admin/settings",
  log: "/admin/log",
} as const;

export type Room = keyof typeof rooms;

/** A screen of the desk: the ways to its other rooms, then one heading and what there is to do. */
export function DeskScreen(props: {
  room: Room;
  title: string;
  tab?: string;
  /** What was just done. */
  notice?: string | undefined;
  hasForm?: boolean;
  children: ReactNode;
}) {
  const t = words("desk");
  return (
    <Screen
      title={props.title}
      tab={props.tab}
      hasForm={props.hasForm ?? false}
      size="desk"
      before={
        <nav className="desk-nav" aria-label={t("nav")}>
          <ul>
            {Object.entries(rooms).map(([room, href]) => (
              <li key={room}>
                <a className="room" href={href} aria-current={room === props.room ? "page" : undefined}>
                  {t(`room.${room as Room}`)}
                </a>
              </li>
            ))}
          </ul>
          {/* Two by two: neither stands alone where the row is full. */}
          <ul>
            <li>
              <a className="room" href="/account">
                {t("room.account")}
              </a>
            </li>
            <li>
              <form method="post" action="/account/sign-out">
                <button type="submit" className="room">
                  {t("room.sign-out")}
                </button>
              </form>
            </li>
          </ul>
        </nav>
      }
    >
      {props.notice && <Notice tone="success">{props.notice}</Notice>}
      {props.children}
      <DeskLooks />
    </Screen>
  );
}
