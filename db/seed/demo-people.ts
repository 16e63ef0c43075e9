import type { DemoAccount } from "./demo-account.ts";

const imb: readonly DemoAccount[] = [
  {
    school: "imb",
    username: "jan.selle",
    className: "3B",
    persons: [
      {
        givenName: "Jan",
        familyName: "Selle",
        emails: ["jan.selle@leerling.imb.example"],
        password: "Kikker7-in-de-vijver",
        remark: "pupil",
      },
      {
        givenName: "Els",
        familyName: "De Wit",
        relation: "mother",
        locale: "en",
        emails: ["els.dewit@post.example", "els@dewit-advies.example"],
        password: "Thee+beschuit-om-3",
        remark: "two addresses",
      },
      {
        givenName: "Koen",
        familyName: "Selle",
        relation: "father",
        emails: ["koen.selle@post.example"],
        password: "Fietsband-2x-lek",
      },
    ],
  },
  {
    school: "imb",
    username: "an.peeters",
    persons: [
      {
        givenName: "An",
        familyName: "Peeters",
        emails: ["an.peeters@imb.example"],
        password: "Krijtbord9-kraakt",
        isAdministrator: true,
        remark: "teacher",
      },
      {
        givenName: "Yasmina",
        familyName: "El Idrissi",
        relation: "interim",
        emails: ["yasmina.elidrissi@imb.example"],
        password: "Koffie-om-10-uur",
      },
    ],
  },
  {
    school: "imb",
    username: "lotte.claes",
    className: "1A",
    persons: [
      {
        givenName: "Lotte",
        familyName: "Claes",
        emails: [],
        password: "Zonnebloem-3m-hoog",
        remark: "pupil; no address on the whole account",
      },
      {
        givenName: "Geert",
        familyName: "Claes",
        relation: "father",
        emails: [],
        password: "Hamer+spijker-8",
      },
    ],
  },
  {
    school: "imb",
    username: "tom.maes",
    className: "6C",
    persons: [
      {
        givenName: "Tom",
        familyName: "Maes",
        emails: ["tom.maes@leerling.imb.example"],
        password: "Halfpipe-na-4-uur",
        remark: "pupil",
      },
      {
        givenName: "Hilde",
        familyName: "Goossens",
        relation: "mother",
        emails: ["hilde.goossens@post.example"],
        password: "Aardbei3-met-room",
        isActive: false,
      },
      {
        givenName: "Wim",
        familyName: "Lemmens",
        relation: "interim",
        emails: ["wim.lemmens@imb.example"],
        password: "Kapstok-6-links",
        activeForDays: -30,
      },
      {
        givenName: "Dirk",
        familyName: "Maes",
        relation: "father",
        emails: ["dirk.maes@post.example"],
        password: "Soep-van-5-groenten",
      },
    ],
  },
  {
    school: "imb",
    username: "noor.jacobs",
    persons: [
      {
        givenName: "Noor",
        familyName: "Jacobs",
        emails: ["noor.jacobs@leerling.imb.example"],
        password: null,
        remark: "pupil, new this year: activates through recovery",
      },
      {
        givenName: "Ilse",
        familyName: "Hermans",
        relation: "mother",
        emails: ["ilse.hermans@post.example"],
        password: null,
      },
      {
        givenName: "Bart",
        familyName: "Jacobs",
        relation: "father",
        emails: ["bart.jacobs@post.example"],
        password: null,
      },
    ],
  },
  {
    school: "imb",
    username: "lena.aerts",
    persons: [
      {
        givenName: "Lena",
        familyName: "Aerts",
        emails: ["lena.aerts@leerling.imb.example"],
        password: "Vlieger-4-touwen",
        remark: "pupil, sister of milan.aerts",
      },
      {
        givenName: "Sarah",
        familyName: "Van Damme",
        relation: "mother",
        emails: ["sarah.vandamme@post.example"],
        password: "Appel1-voor-haar",
        remark: "the same address under both children",
      },
    ],
  },
  {
    school: "imb",
    username: "milan.aerts",
    persons: [
      {
        givenName: "Milan",
        familyName: "Aerts",
        emails: ["milan.aerts@leerling.imb.example"],
        password: "Raket-9-naar-Mars",
        remark: "pupil, brother of lena.aerts",
      },
      {
        givenName: "Sarah",
        familyName: "Van Damme",
        relation: "mother",
        emails: ["sarah.vandamme@post.example"],
        password: "Peer2-voor-hem",
        remark: "the same address under both children",
      },
    ],
  },
];

const riverside: readonly DemoAccount[] = [
  {
    school: "riverside",
    username: "jan.selle",
    className: "3B",
    persons: [
      {
        givenName: "Jan Erik",
        familyName: "Selle",
        emails: ["jan.selle@students.riverside.example"],
        password: "seven kites over the dunes",
        remark: "pupil; somebody else than at imb",
      },
      {
        givenName: "Ingrid",
        familyName: "Lund",
        relation: "mother",
        emails: ["ingrid.lund@post.example"],
        password: "cardamom buns on sunday",
      },
    ],
  },
  {
    school: "riverside",
    username: "grace.miller",
    persons: [
      {
        givenName: "Grace",
        familyName: "Miller",
        emails: ["grace.miller@riverside.example"],
        password: "a lighthouse full of books",
        isAdministrator: true,
        remark: "teacher",
      },
    ],
  },
];

/** The people that stories and tests go by, each there to show one thing. */
export const demoPeople: readonly DemoAccount[] = [...imb, ...riverside];
