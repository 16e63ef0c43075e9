const path = "/admin/settings/mail";

/** A mail with the settings as they are typed: follows them by script (browser/desk/mail-preview.ts), and by its button without. */
export function MailPreview({ title, show }: { title: string; show: string }) {
  return (
    <>
      <button
        type="submit"
        form="form"
        className="secondary"
        formAction={path}
        formMethod="get"
        formTarget="mail-preview"
        formNoValidate
      >
        {show}
      </button>
      <iframe name="mail-preview" title={title} src={path} sandbox="" />
    </>
  );
}
