/** Finds as somebody types (browser/desk/search.ts); without script there is the button. */
export function SearchBox(props: { label: string; hint: string; search: string; typed: string }) {
  return (
    <search>
      <form action="/admin/people" className="search" aria-busy="false" data-search="">
        <div className="field">
          <label htmlFor="q">{props.label}</label>
          <p className="hint" id="q-hint">
            {props.hint}
          </p>
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={props.typed}
            maxLength={100}
            autoComplete="off"
            autoFocus
            aria-describedby="q-hint"
          />
        </div>
        <button type="submit" className="primary">
          {props.search}
        </button>
      </form>
    </search>
  );
}
