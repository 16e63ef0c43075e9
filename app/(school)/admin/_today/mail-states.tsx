import { scaleLinear } from "d3-scale";
import { mailStates } from "../../../../db/schema.ts";
import type { Today } from "../../../../lib/desk/today.ts";
import { words } from "../../../../lib/live/words.ts";
import { WideTable } from "../_desk/wide-table.tsx";

const width = 200;
const height = 16;

/** What became of the mails: a table, with a bar to each number. */
export function MailStates({ mails }: { mails: Today["mails"] }) {
  const t = words();
  const known = mailStates.flatMap((state) => mails.filter((each) => each.state === state));
  const x = scaleLinear([0, Math.max(1, ...known.map(({ month }) => month))], [0, width]);
  return (
    <section aria-labelledby="mails">
      <h2 id="mails">{t("today.mails")}</h2>
      {known.length === 0 && <p>{t("today.no-mails")}</p>}
      {known.length > 0 && (
        <WideTable labelledBy="mails">
          <thead>
            <tr>
              <th scope="col">{t("today.became")}</th>
              <th scope="col" className="number">
                {t("today.last-day")}
              </th>
              <th scope="col" className="number">
                {t("today.last-month")}
              </th>
              <td aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {known.map(({ state, day, month }) => (
              <tr key={state}>
                <th scope="row">{t(`people.mail-state.${state}`)}</th>
                <td className="number">{day}</td>
                <td className="number">{month}</td>
                <td aria-hidden="true" className="bar">
                  <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
                    <rect className="requests" width={x(month)} height={height} />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </section>
  );
}
