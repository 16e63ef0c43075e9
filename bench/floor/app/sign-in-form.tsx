/** About as much markup as a page of Sleutel's. */
export function SignInForm({ note }: { note: string }) {
  return (
    <main>
      <h1>Sign in</h1>
      <form method="post" action="/sign-in">
        <p>{note}</p>
        <label htmlFor="username">Username</label>
        <input id="username" name="username" autoComplete="username" />
        <label htmlFor="password">Password</label>
        <input id="password" name="password" type="password" autoComplete="current-password" />
        <button type="submit">Sign in</button>
      </form>
      <p>
        <a href="/forgot">Forgot your password?</a> <a href="/help">Help</a>
      </p>
    </main>
  );
}
