/** Sends its form, and says that it takes a while as long as the browser waits for the answer (browser/desk/slow-buttons.ts). Without script the browser says so. */
export function SlowButton(props: {
  className: "primary" | "secondary";
  value: string;
  label: string;
  waiting: string;
}) {
  return (
    <>
      <button type="submit" className={props.className} name="do" value={props.value} data-slow="">
        {props.label}
      </button>
      <div role="status">
        <template>
          <p>{props.waiting}</p>
          <progress aria-label={props.waiting} />
        </template>
      </div>
    </>
  );
}
