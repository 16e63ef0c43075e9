/**
 * Words that pupils, parents and schools here build passwords on, beside those
 * of the leaked lists, which are mostly American. Lower case, without accents,
 * of any length. `isCommonPassword` refuses each with up to four digits and a
 * few marks after it: "welkom01", "Zomer2026!", "azerty123".
 *
 * Keep to what many people choose: each word takes away passwords from
 * everybody.
 */
export const schoolWords: readonly string[] = [
  ...words("wachtwoord paswoord password passwoord geheim geheimpje geheimwoord toegang inloggen aanmelden"),
  ...words("welkom hallo hallootjes hello welcome goedemorgen dankjewel alsjeblieft sleutel sesamopenu"),
  ...words(
    "azerty azertyui azertyuiop qsdfgh qsdfghjk qsdfghjklm wxcvbn qwerty asdfgh azeqsd abcd abcde abcdefg",
  ),
  ...words("test tester testen proef demo admin beheerder gebruiker gebruikersnaam login changeme tijdelijk"),
  ...words("school schooljaar schooltijd schoolreis basisschool middelbare klas klasje leerling leerlingen"),
  ...words(
    "student juf juffrouw meester leraar leerkracht directeur directie secretariaat ouders smartschool",
  ),
  ...words("huiswerk rapport examen examens vakantie speelplaats bibliotheek internaat studie wiskunde"),
  ...words("lente zomer herfst winter voorjaar najaar spring summer autumn kerst kerstmis pasen sinterklaas"),
  ...words("januari februari maart april mei juni juli augustus september oktober november december"),
  ...words("january february march may june july august october"),
  ...words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
  ...words("monday tuesday wednesday thursday friday saturday sunday"),
  ...words("mama papa moeder vader mamapapa mamaenpapa oma opa bomma bompa familie kinderen broer zusje"),
  ...words(
    "schatje liefje lieverd ikhouvanjou ikhouvanjezelf iloveyou knuffel kusje prinses zonnetje vriendjes",
  ),
  ...words(
    "voetbal anderlecht clubbrugge brugge antwerpen antwerp standard racinggenk gent rodeduivels ajax",
  ),
  ...words(
    "feyenoord barcelona realmadrid ronaldo messi fortnite minecraft roblox pokemon youtube tiktok spiderman",
  ),
  ...words("belgie vlaanderen brussel leuven hasselt mechelen kortrijk limburg nederland amsterdam"),
  ...words("hond poes poesje konijn konijntje paard paardje eenhoorn vlinder olifant dolfijn aapje beertje"),
  ...words("chocolade frietjes appel banaan pannenkoek computer laptop telefoon internet"),
];

function words(line: string): string[] {
  return line.split(" ");
}
