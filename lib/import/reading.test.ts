import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { utf8 } from "../../tests/import/bytes.ts";
import { workbook } from "../../tests/import/workbook.ts";
import { fieldLabels } from "./field-labels.ts";
import { readCsv } from "./read-csv.ts";
import { isNoList, readFiles } from "./read-files.ts";
import { type Choice, noChoice } from "./reading.ts";
import { unzip } from "./unzip.ts";

const read = (bytes: Uint8Array | string, choice: Partial<Choice> = {}, name = "lijst.csv") =>
  readFiles(
    [{ name, bytes: typeof bytes === "string" ? utf8(bytes) : bytes }],
    { ...noChoice, ...choice },
    fieldLabels(),
  );
const whyNot = (bytes: Uint8Array | string, name?: string) => {
  const { found } = read(bytes, {}, name);
  return found.shape === "unreadable" ? found.why : found.shape;
};
const table = "gebruikersnaam;voornaam;naam\r\nzoe;Zoë;Noël\r\n";

describe("characters", () => {
  const zoe = expect.objectContaining({ givenName: "Zoë", familyName: "Noël" });
  const utf16 = (text: string, isBigEndian: boolean) => {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !isBigEndian);
    return bytes;
  };
  test.each([
    ["UTF-8", utf8(table), "utf-8"],
    ["UTF-8 with a mark", utf8(`\ufeff${table}`), "utf-8"],
    ["Windows-1252", Uint8Array.from(table, (c) => c.charCodeAt(0)), "windows-1252"],
    ["UTF-16 with a mark", utf16(`\ufeff${table}`, false), "utf-16le"],
    ["UTF-16 without one", utf16(table, false), "utf-16le"],
    ["big-endian UTF-16 with a mark", utf16(`\ufeff${table}`, true), "utf-16be"],
    ["big-endian UTF-16 without one", utf16(table, true), "utf-16be"],
  ])("in %s are read", (_, bytes, encoding) => {
    const { found, people } = read(bytes);
    expect(found).toMatchObject({ shape: "table", encoding, separator: ";" });
    expect(people.records[0]?.persons).toEqual([zoe]);
  });

  test("are read as was chosen", () => {
    expect(read(utf8(table), { encoding: "windows-1252" }).people.records[0]?.persons[0]?.givenName).toBe(
      "ZoÃ«",
    );
  });
});

describe("columns", () => {
  test.each([";", ",", "\t", "|"] as const)("between %j are found", (separator) => {
    const { found, people } = read(table.replaceAll(";", separator));
    expect(found).toMatchObject({ separator });
    expect(people.records[0]).toMatchObject({ username: "zoe" });
  });

  test("may be named by Excel's own first line, and lines are counted with it", () => {
    const { people } = read(`sep=,\r\n${table.replaceAll(";", ",")}`);
    expect(people.records[0]).toMatchObject({ username: "zoe", line: 3 });
  });

  test("of Smartschool's export are known, six co-accounts too", () => {
    const header =
      "Internnummer;Gebruikersnaam;Voornaam;Naam;Emailadres;Basisrol;Status;Type_coaccount6;Voornaam_coaccount6;Naam_coaccount6;Email_coaccount6;Status_coaccount6;Type_coaccount1;Naam_coaccount1";
    const { people } = read(
      `${header}\n13429;boecks;Seth;Boeck;seth@school.example;1;actief;Pleegmoeder;Anne;Lemmens;anne@x.example;inactief;0;\n`,
    );
    expect(people.records[0]).toMatchObject({
      externalId: "13429",
      username: "boecks",
      wrong: [],
      persons: [
        {
          position: 0,
          givenName: "Seth",
          familyName: "Boeck",
          isActive: true,
          emails: ["seth@school.example"],
        },
        { position: 6, givenName: "Anne", relation: "foster-parent", isActive: false },
      ],
    });
  });

  test("of Smartschool's web service are known: its name is a given name", () => {
    const { people } = read("internnumber,username,name,surname\n1,jan,Jan,Selle\n");
    expect(people.records[0]?.persons[0]).toMatchObject({ givenName: "Jan", familyName: "Selle" });
  });

  test("can be chosen by hand, and left out", () => {
    const { people } = read("a;b;c;d\njan;Selle;Jan;x@y.example\n", {
      columns: ["username", "familyName", "givenName", null],
    });
    expect(people.records[0]).toMatchObject({
      username: "jan",
      persons: [{ givenName: "Jan", familyName: "Selle", emails: [] }],
    });
  });

  test("that are not known are nobody's: the role is not given by a file", () => {
    const { found } = read("gebruikersnaam;isAdministrator;wachtwoord;__proto__\njan;1;geheim;x\n");
    expect(found).toMatchObject({ columns: ["username", null, null, null] });
  });
});

test("cells hold separators, quotes and line breaks, and rows are counted as an editor does", () => {
  const { rows } = readCsv('a;b\r\n"x;y";"zegt ""ja""\r\nen dan"\r\n\r\nlaatste;"1\n2"\nnog;een');
  expect(rows.map(({ line, cells }) => [line, cells])).toEqual([
    [1, ["a", "b"]],
    [2, ["x;y", 'zegt "ja"\nen dan']],
    [5, ["laatste", "1\n2"]],
    [7, ["nog", "een"]],
  ]);
});

describe("a file that can't be read", () => {
  test.each([
    ["empty", "", undefined],
    ["empty", "gebruikersnaam;naam\r\n", undefined],
    ["too-many-rows", `a\n${"x\n".repeat(20_001)}`, undefined],
    ["too-many-columns", `${"a;".repeat(120)}\n${"b;".repeat(120)}`, undefined],
    ["cell-too-long", `a;b\nx;${"y".repeat(1_001)}\n`, undefined],
    ["not-a-workbook", "PK\u0003\u0004 and nothing more", "lijst.xlsx"],
  ])("is %s", (why, text, name) => expect(whyNot(text, name)).toBe(why));

  test("is a workbook whose rows all name one endless text, and is told at once", () => {
    const rows = [["gebruikersnaam"], ...Array(3_000).fill(["lotte"])];
    const small = unzipSync(workbook(rows, { isShared: true }));
    const strings = `<sst><si><t>gebruikersnaam</t></si><si><t>${"e\u0301".repeat(2_000_000)}</t></si></sst>`;
    const sheet = strFromU8(small["xl/worksheets/sheet2.xml"] ?? new Uint8Array());
    const named = sheet.replace(/<v>[1-9]\d*<\/v>/g, "<v>1</v>");
    const bytes = zipSync({
      ...small,
      "xl/sharedStrings.xml": strToU8(strings),
      "xl/worksheets/sheet2.xml": strToU8(named),
    });
    expect(whyNot(bytes, "lijst.xlsx")).toBe("cell-too-long");
  });

  test.each([
    ["a picture", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]],
    ["a photograph", [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1]],
    ["squeezed text", Array.from({ length: 600 }, (_, i) => 1 + ((i * 89) % 255))],
  ])("is %s, whatever its name", (_, bytes) => {
    const file = { name: "lijst.csv", bytes: Uint8Array.from(bytes) };
    expect(isNoList(file)).toBe(true);
    expect(whyNot(file.bytes)).toBe("not-a-list");
  });

  test("is not a list with a stray character, nor a workbook that is called .csv", () => {
    expect(whyNot(`${table}jan;J\u0001an;Selle\r\n\u001a`.padEnd(400, " "))).toBe("table");
    const bytes = workbook([
      ["gebruikersnaam", "voornaam", "naam"],
      ["zoe", "Zoë", "Noël"],
    ]);
    expect(isNoList({ name: "lijst.csv", bytes })).toBe(false);
    expect(read(bytes).people.records[0]).toMatchObject({ username: "zoe" });
  });

  test("is an old workbook, a zip without a list, or several lists", () => {
    expect(whyNot(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe("old-workbook");
    expect(whyNot(zipSync({ "foto.jpg": strToU8("x") }), "fotos.zip")).toBe("not-a-workbook");
    const two = [
      { name: "a.csv", bytes: utf8(table) },
      { name: "b.csv", bytes: utf8(table) },
    ];
    expect(readFiles(two, noChoice, fieldLabels()).found).toEqual({
      shape: "unreadable",
      why: "several-files",
    });
  });

  test("is a zip that becomes larger than any school", () => {
    const bomb = zipSync({ "users.csv": new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(unzip(bomb, () => true)).toBeNull();
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`${i}.csv`, strToU8("x")]));
    expect(unzip(zipSync(many), () => true)).toBeNull();
  });
});

describe("a workbook", () => {
  const rows = [
    ["Gebruikersnaam", "Voornaam", "Naam", "Internnummer"],
    ["zoe", "Zoë & co", "<Noël>", 4711],
  ];
  test.each([true, false])("has its texts in a table of its own or not (%s)", (isShared) => {
    const { found, people } = read(workbook(rows, { isShared }), {}, "lijst.xlsx");
    expect(found).toMatchObject({ shape: "table", encoding: null, separator: null });
    expect(people.records).toMatchObject([
      {
        line: 2,
        username: "zoe",
        externalId: "4711",
        persons: [{ givenName: "Zoë & co", familyName: "<Noël>" }],
      },
    ]);
  });

  test("computes no formula: what was saved with it counts", () => {
    const sheet =
      '<row r="1"><c r="A1" t="str"><v>gebruikersnaam</v></c></row><row r="9"><c r="A9" t="str"><f>1+1</f><v>zoe</v></c></row>';
    const { people } = read(workbook([], { sheet }), {}, "lijst.xlsx");
    expect(people.records).toMatchObject([{ line: 9, username: "zoe" }]);
  });

  test("that breaks off in the middle is read to where it does, at once", () => {
    const sheet = `<row r="1"><c r="A1" t="str"><v>gebruikersnaam</v></c></row>${"<row ".repeat(100_000)}`;
    const before = performance.now();
    expect(whyNot(workbook([], { sheet }), "lijst.xlsx")).toBe("empty");
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe("OneRoster", () => {
  const users = [
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
    'u1,active,2026-09-01,true,jan.selle,,Jan,Selle,,,jan@selle.example,,,"p1,p2",7,geheim',
    "u2,active,2026-09-01,true,an.peeters,,An,Peeters,,,an@school.example,,,,,",
    "u3,tobedeleted,2026-09-01,true,weg,,Weg,Gegaan,,,,,,,,",
    "p1,active,2026-09-01,true,marie,,Marie,Selle,,,marie@selle.example,,,,,",
    "p2,active,2026-09-01,false,piet,,Piet,Selle,,,,,,,,",
  ].join("\r\n");
  const roles =
    "sourcedId,userSourcedId,roleType,role\r\nr1,u1,primary,student\r\nr2,u2,primary,teacher\r\nr3,p1,primary,parent\r\nr4,p2,primary,relative";
  const classes = "sourcedId,status,title,classType\r\nc1,active,3B,homeroom\r\nc2,active,Wiskunde,scheduled";
  const enrollments =
    "sourcedId,status,classSourcedId,userSourcedId,role\r\ne1,active,c2,u1,student\r\ne2,active,c1,u1,student\r\ne3,active,c1,u2,teacher";
  const expected = [
    {
      externalId: "u1",
      username: "jan.selle",
      className: "3B",
      persons: [
        { position: 0, givenName: "Jan", isActive: true },
        { position: 1, givenName: "Marie", relation: "guardian", emails: ["marie@selle.example"] },
        { position: 2, givenName: "Piet", relation: "other", isActive: false },
      ],
    },
    { username: "an.peeters", className: null, persons: [{ givenName: "An" }] },
    { username: "weg", persons: [{ isActive: false }] },
  ];

  test("is read from its files, with guardians as co-accounts", () => {
    const files = {
      "users.csv": users,
      "roles.csv": roles,
      "classes.csv": classes,
      "enrollments.csv": enrollments,
    };
    const sent = Object.entries(files).map(([name, text]) => ({ name, bytes: utf8(text) }));
    const { found, people } = readFiles(sent, noChoice, fieldLabels());
    expect(found).toMatchObject({ shape: "roster" });
    expect(people.records).toMatchObject(expected);
    const zip = zipSync(Object.fromEntries(sent.map(({ name, bytes }) => [`roster/${name}`, bytes])));
    expect(read(zip, {}, "roster.zip").people).toEqual(people);
  });

  test("is read from its users alone, where agents are those of others", () => {
    const { found, people } = read(users, {}, "users.csv");
    expect(found).toMatchObject({ shape: "roster", files: ["users"] });
    expect(people.records.map(({ username }) => username)).toEqual(["jan.selle", "an.peeters", "weg"]);
    expect(people.records[0]).not.toHaveProperty("className");
    expect(JSON.stringify(people)).not.toContain("geheim");
  });
});
