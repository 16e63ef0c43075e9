/** A table in the shape of a Smartschool export, of as many accounts with two parents each. */
export function manyPeople(accounts: number): string {
  const header =
    "internnummer;gebruikersnaam;voornaam;naam;klas;emailadres;status;type_coaccount1;voornaam_coaccount1;naam_coaccount1;email_coaccount1;type_coaccount2;voornaam_coaccount2;naam_coaccount2;email_coaccount2";
  const rows = Array.from({ length: accounts }, (_, i) => {
    const [given, family] = [`Kind${i}`, `Van den Broeck${i % 977}`];
    return `${100000 + i};kind${i};${given};${family};${1 + (i % 6)}${"ABC"[i % 3]};kind${i}@school.example;actief;Moeder;Mama${i};${family};mama${i}@thuis.example;Vader;Papa${i};${family};papa${i}@thuis.example`;
  });
  return `${[header, ...rows].join("\r\n")}\r\n`;
}
