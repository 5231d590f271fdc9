// Elements of a selector in whose labels or texts the wanted name occurs, white space aside.
const [css, wanted] = arguments;
const plain = (text) => (text ?? "").replace(/\s+/g, "");
const texts = (element) => [
  element.getAttribute("aria-label"), element.textContent, element.title, element.placeholder, element.value,
  ...[...(element.labels ?? [])].map((label) => label.textContent),
  ...(element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent),
];
return [...document.querySelectorAll(css)].filter((element) => plain(texts(element).join("")).includes(plain(wanted)));
