import { describe, expect, test } from "vitest";
import { readSmtpUrl } from "./smtp-url.ts";

describe("the address of a relay", () => {
  test("has the ports of RFC 6409 and RFC 8314 where it names none", () => {
    expect(readSmtpUrl("smtp://mail.imb.example")).toMatchObject({ host: "mail.imb.example", port: 587 });
    expect(readSmtpUrl("smtps://mail.imb.example")).toMatchObject({ port: 465, secure: true });
    expect(readSmtpUrl("smtp://[::1]:25")).toMatchObject({ host: "::1", port: 25, secure: false });
  });

  test("may hold a name and a password with any sign in them", () => {
    expect(readSmtpUrl("smtp://school%40imb:p%40ss%2F1@mail.imb.example").auth).toEqual({
      user: "school@imb",
      pass: "p@ss/1",
    });
    expect(readSmtpUrl("smtp://a:100%@mail.imb.example").auth).toEqual({ user: "a", pass: "100%" });
    expect(readSmtpUrl("smtp://mail.imb.example").auth).toBeUndefined();
  });

  test("with a password in it is spoken to over TLS or not at all, except within this machine", () => {
    expect(readSmtpUrl("smtp://a:b@mail.imb.example").requireTLS).toBe(true);
    expect(readSmtpUrl("smtp://a:b@127.0.0.1:2525").requireTLS).toBe(false);
    expect(readSmtpUrl("smtp://mail.imb.example").requireTLS).toBe(false);
  });

  test.each(["", "mail.imb.example", "https://mail.imb.example", "smtp://", "smtp://a:geheim@"])(
    "%j is none, and what is said about it repeats no password",
    (url) => {
      expect(() => readSmtpUrl(url)).toThrow(TypeError);
      expect(() => readSmtpUrl(url)).not.toThrow(/geheim/);
    },
  );
});
