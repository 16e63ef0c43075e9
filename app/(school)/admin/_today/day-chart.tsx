import { scaleBand, scaleLinear } from "d3-scale";
import type { Day } from "../../../../lib/desk/today.ts";
import { words } from "../../../../lib/live/words.ts";

/** Along the height; the scale ends on one, so that no bar rises above the last. */
const ticksWanted = 4;
const daysOfWeek = 7;
const size = { width: 720, height: 220, left: 36, right: 4, top: 12, bottom: 26 };

/** The first date keeps clear of the scale, the last within the picture. */
function anchorOf(day: number, days: number): "start" | "middle" | "end" {
  if (day === days - 1) return "end";
  return day < daysOfWeek ? "start" : "middle";
}

/** What was asked and what was done, day by day: to the eye as bars, and to everybody as a table behind them. */
export function DayChart({ days, locale }: { days: readonly Day[]; locale: string }) {
  const t = words("today");
  const most = Math.max(1, ...days.flatMap(({ requests, recoveries }) => [requests, recoveries]));
  const x = scaleBand(
    days.map(({ date }) => date),
    [size.left, size.width - size.right],
  ).padding(0.2);
  const y = scaleLinear([0, most], [size.height - size.bottom, size.top]).nice(ticksWanted);
  const ticks = y.ticks(ticksWanted).filter(Number.isInteger);
  const half = x.bandwidth() / 2;
  const short = new Intl.DateTimeFormat([`${locale}-BE`, locale], {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const label = (date: string) => short.format(new Date(`${date}T12:00:00Z`));
  const [requests, recoveries] = (["requests", "recoveries"] as const).map((kind) =>
    days.reduce((sum, day) => sum + day[kind], 0),
  );
  return (
    <figure className="chart">
      <figcaption>
        <span className="swatch requests">{t("requests")}</span>
        <span className="swatch recoveries">{t("recoveries")}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={t("chart", { requests: requests ?? 0, recoveries: recoveries ?? 0 })}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1={size.left} x2={size.width - size.right} y1={y(tick)} y2={y(tick)} />
            <text x={size.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {days.map((day, i) => (
          <g key={day.date} transform={`translate(${x(day.date) ?? 0} 0)`}>
            <rect className="requests" width={half} y={y(day.requests)} height={y(0) - y(day.requests)} />
            <rect
              className="recoveries"
              x={half}
              width={half}
              y={y(day.recoveries)}
              height={y(0) - y(day.recoveries)}
            />
            {i % daysOfWeek === (days.length - 1) % daysOfWeek && (
              <text x={half} y={size.height - 8} textAnchor={anchorOf(i, days.length)}>
                {label(day.date)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <details>
        <summary>{t("as-table")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("day")}</th>
              <th scope="col" className="number">
                {t("requests")}
              </th>
              <th scope="col" className="number">
                {t("recoveries")}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.date}>
                <th scope="row">{label(day.date)}</th>
                <td className="number">{day.requests}</td>
                <td className="number">{day.recoveries}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
