import type { School, Tools } from "../scope.ts";
import type {
  AddressMail,
  HelpAnswerMail,
  HelpMail,
  LinkMail,
  NewDeviceMail,
  PasswordChangedMail,
  ToPerson,
  UsernameChangedMail,
} from "./mail-to-render.ts";

/** Schools and mails for the tests of this folder. */
export const imb: School = {
  id: "6f1b3b0e-0000-4000-8000-000000000001",
  slug: "imb",
  name: "Instituut Maria-Boodschap",
  town: "Gent",
  searchText: "instituut maria-boodschap gent",
  postalAddress: "Kouter 12, 9000 Gent",
  locale: "nl",
  timeZone: "Europe/Brussels",
  helpdeskEmail: "helpdesk@imb.example",
  colour: "#0f5c4a",
  passwordRule: "classic",
  mailsNewDevices: true,
  linkLifetimeMinutes: 120,
  retentionDays: 90,
  logoVersion: null,
  sessionIdleHours: 2,
  sessionKeptDays: 30,
  suspendedAt: null,
  createdAt: new Date("2026-09-01T08:00:00Z"),
};

export const riverside: School = {
  ...imb,
  id: "6f1b3b0e-0000-4000-8000-000000000002",
  slug: "riverside",
  name: "Riverside School, Cork",
  town: "Cork",
  postalAddress: "1 River Street, Cork, Ireland",
  locale: "en",
  timeZone: "Europe/Dublin",
  helpdeskEmail: "help@riverside.example",
  colour: "#ffd400",
};

export const tools: Pick<Tools, "senderEmail" | "urlAt"> = {
  senderEmail: "noreply@mail.sleutel.example",
  urlAt: (slug, path) => new URL(path, `https://${slug}.sleutel.example`).href,
};

export const longLink = `https://imb.sleutel.example/otp/${"eyJhbGciOiJIUzI1NiJ9.".repeat(25)}-_end=`;

/** Marie, mother of Jan, who shares an address with him. */
const marie: ToPerson = {
  id: "1a9f0d52-7c3e-4b58-9a51-0c2f6d3e8b11",
  locale: "nl",
  toEmail: "thuis@selle.example",
  createdAt: new Date("2026-11-22T11:12:13.456Z"),
  givenName: "Marie",
  familyName: "Peeters",
  username: "jan.selle",
  whose: { relation: "mother", holderGivenName: "Jan" },
};

export const toMarie: LinkMail = {
  ...marie,
  kind: "recovery",
  link: longLink,
  expiresAt: new Date("2026-11-22T13:12:00Z"),
};

export const toJan: LinkMail = {
  ...toMarie,
  id: "1a9f0d52-7c3e-4b58-9a51-0c2f6d3e8b12",
  givenName: "Jan",
  familyName: "Selle",
  whose: null,
};

export const changed: PasswordChangedMail = {
  ...marie,
  kind: "password-changed",
  id: "1a9f0d52-7c3e-4b58-9a51-0c2f6d3e8b13",
  createdAt: new Date("2026-11-22T11:30:00Z"),
  changedAt: new Date("2026-11-22T11:29:58Z"),
};

/** Seen in a mailbox that is not the one that was added. */
export const added: AddressMail = {
  ...marie,
  kind: "address-added",
  id: "1a9f0d52-7c3e-4b58-9a51-0c2f6d3e8b15",
  address: "marie.peeters@post.example",
  changedAt: new Date("2026-11-22T11:29:58Z"),
};

/** Seen in the mailbox that was removed. */
export const removed: AddressMail = {
  ...added,
  kind: "address-removed",
  id: "1a9f0d52-7c3e-4b58-9a51-0c2f6d3e8b16",
  toEmail: "Marie.Peeters@post.example",
};

export const newDevice: NewDeviceMail = {
  ...marie,
  kind: "new-device",
  id: "1a9f0d52-7c3e-4b58-9a51-0c2f6d3e8b17",
  device: "Firefox, Windows",
  signedInAt: new Date("2026-11-22T11:29:58Z"),
};

export const usernameChanged: UsernameChangedMail = {
  ...marie,
  kind: "username-changed",
  id: "1a9f0d52-7c3e-4b58-9a51-0c2f6d3e8b19",
  formerUsername: "jan.selie",
  changedAt: new Date("2026-11-22T11:29:58Z"),
};

export const help: HelpMail = {
  kind: "help",
  id: "1a9f0d52-7c3e-4b58-9a51-0c2f6d3e8b14",
  locale: "nl",
  toEmail: "helpdesk@imb.example",
  createdAt: new Date("2026-11-22T11:40:00Z"),
  recipient: null,
  help: {
    name: "Lotte Claes",
    role: "3B",
    problem: "Ik weet mijn gebruikersnaam niet meer.\nEn mama ook niet.",
    contact: "0470 00 00 00",
    sentAt: new Date("2026-11-22T11:39:00Z"),
  },
};

export const answered: HelpAnswerMail = {
  kind: "help-answer",
  id: "1a9f0d52-7c3e-4b58-9a51-0c2f6d3e8b18",
  locale: "nl",
  toEmail: "lotte@post.example",
  createdAt: new Date("2026-11-22T12:40:00Z"),
  help: help.help,
  answer: "Je gebruikersnaam is lotte.claes.\n\nJuf An heeft morgen een brief voor je.",
};
