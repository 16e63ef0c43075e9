import { domainToASCII } from "node:url";
import { emailKey, looksLikeEmail } from "../../lib/accounts/email-key.ts";
import { usernameKey } from "../../lib/accounts/username-key.ts";
import { foldForSearch } from "../../lib/fold-for-search.ts";
import { fuzz } from "./runs.ts";
import { anyText, twoTexts } from "./words.ts";

const forms = ["NFC", "NFD", "NFKC", "NFKD"] as const;
const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

fuzz("the key of a username is its own key", [anyText()], (typed) => {
  const key = usernameKey(typed);
  return usernameKey(key) === key;
});

fuzz("a username has one key in every Unicode form", [anyText()], (typed) =>
  forms.every((form) => usernameKey(typed.normalize(form)) === usernameKey(typed)),
);

fuzz("two usernames in ASCII are the same by case and outer spaces alone", [twoTexts()], ([one, other]) => {
  if (!isAscii(one + other)) return true;
  return (
    (usernameKey(one) === usernameKey(other)) === (one.trim().toLowerCase() === other.trim().toLowerCase())
  );
});

fuzz("the key of an address is its own key", [anyText()], (typed) => {
  const key = emailKey(typed);
  return emailKey(key) === key;
});

fuzz(
  "no letter that only looks like one of ASCII becomes it, before the @",
  [anyText(), anyText()],
  (local, domain) => {
    const typed = `${local}@${domain}`;
    const key = emailKey(typed);
    const before = key.slice(0, key.lastIndexOf("@"));
    return !isAscii(before) || isAscii(typed.trim().slice(0, typed.trim().lastIndexOf("@")));
  },
);

fuzz(
  "two addresses are the same by case, outer spaces and the domain's writing alone",
  [twoTexts(), twoTexts()],
  ([a, b], [c, d]) => {
    const [one, other] = [`${a}@${c}`, `${b}@${d}`];
    if (!looksLikeEmail(one) || !looksLikeEmail(other) || emailKey(one) !== emailKey(other)) return true;
    const [localOne, domainOne] = partsOf(one);
    const [localOther, domainOther] = partsOf(other);
    const isSameLocal =
      localOne.toLowerCase() === localOther.toLowerCase() &&
      localOne.toUpperCase() === localOther.toUpperCase();
    return isSameLocal && domainOne === domainOther;
  },
);

function partsOf(email: string): [string, string] {
  const trimmed = email.trim();
  const at = trimmed.lastIndexOf("@");
  const domain = trimmed.slice(at + 1);
  return [trimmed.slice(0, at), domainToASCII(domain) || domain.toLowerCase()];
}

fuzz(
  "what the finder compares is letters and digits with single spaces, and stays what it is",
  [anyText()],
  (typed) => {
    const folded = foldForSearch(typed);
    return /^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u.test(folded) && foldForSearch(folded) === folded;
  },
);
