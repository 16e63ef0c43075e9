"use client";

import type { ComponentProps, ReactNode } from "react";
import { Form } from "../../_ui/form.tsx";
import { SentDialog } from "./sent-dialog.tsx";

/** The form of a request, and over it, once it is sent, the dialog that says so. */
export function ForgotForm(props: {
  action: ComponentProps<typeof Form>["action"];
  locale: string;
  sent: ComponentProps<typeof SentDialog>["words"];
  children: ReactNode;
}) {
  return (
    <Form
      action={props.action}
      locale={props.locale}
      whenDone={(answer) => <SentDialog key={answer} words={props.sent} />}
    >
      {props.children}
    </Form>
  );
}
