/**
 * One button for each other language. On a page with a form the button sends
 * that form, so that what was typed comes back; it stands behind the form's own
 * button, which Enter presses. With script nothing is sent (browser/languages.ts).
 */
export function LanguageSwitch(props: {
  label: string;
  languages: readonly { locale: string; name: string }[];
  hasForm: boolean;
}) {
  const buttons = props.languages.map(({ locale, name }) => (
    <button
      key={locale}
      type="submit"
      className="quiet"
      lang={locale}
      name="language"
      value={locale}
      form={props.hasForm ? "form" : undefined}
      formNoValidate
    >
      {name}
    </button>
  ));
  return <nav aria-label={props.label}>{props.hasForm ? buttons : <form method="post">{buttons}</form>}</nav>;
}
