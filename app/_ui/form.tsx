import type { ComponentProps } from "react";
import { currentVisit } from "../../lib/door/visit.ts";
import { untouched } from "../../lib/forms/form-state.ts";
import { LiveForm } from "./live-form.tsx";

/** The one form of a page: a plain post to `action`. If it was just sent, it shows what became of it. */
export function Form(props: Omit<ComponentProps<typeof LiveForm>, "answered">) {
  return <LiveForm {...props} answered={currentVisit().answered ?? untouched} />;
}
