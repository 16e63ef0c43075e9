/** Somebody whose name has broken a mail somewhere. */
export interface DifficultName {
  /** Of the files and of the column. */
  readonly title: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string;
  /** Of the pupil whose mother this is. */
  readonly holderGivenName: string;
  readonly schoolName: string;
}

export const difficultNames: readonly DifficultName[] = [
  {
    title: "plain",
    givenName: "Marie",
    familyName: "Peeters",
    username: "jan.selle",
    holderGivenName: "Jan",
    schoolName: "Instituut Maria-Boodschap",
  },
  {
    title: "long",
    givenName: "Zoë-Anaïs Maria Godelieve",
    familyName: "Vandenbroucke-Wolfeschlegelsteinhausenbergerdorff",
    username: "jan-willem.vandenbroucke-wolfeschlegelsteinhausenbergerdorff",
    holderGivenName: "Jan-Willem Alexander",
    schoolName: "Vrije Basisschool Onbevlekt Hart van Maria en Sint-Jan-Berchmans ‘De Wijde Wereld’",
  },
  {
    title: "arabic",
    givenName: "فاطمة الزهراء",
    familyName: "بن عبد الله",
    username: "youssef.benabdallah",
    holderGivenName: "يوسف",
    schoolName: "مدرسة النور – École La Lumière",
  },
  {
    title: "emoji",
    givenName: "Fleur 🌷",
    familyName: "De 👩‍👧‍👦 Bont",
    username: "fleur🌷",
    holderGivenName: "Noah 🦕",
    schoolName: "De Regenboog 🌈",
  },
  {
    title: "apostrophe",
    givenName: 'D\'Arcy "Dee"',
    familyName: "O’Hara & <Zn>",
    username: "o'hara&co",
    holderGivenName: "Seán, jr.",
    schoolName: "St. Mary's & \"Joseph's\" <3",
  },
];
