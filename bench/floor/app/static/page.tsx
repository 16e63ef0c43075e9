import { SignInForm } from "../sign-in-form.tsx";

export const dynamic = "force-static";

export default function Page() {
  return <SignInForm note="Made when the app was built." />;
}
