"""The household's grammar as JSGF, for the peer that takes one: `python jsgf.py > household.gram`.

One rule for each intent and each rule of `speaker/grammar/*.grammar`, brackets and alternatives as they stand, without what may be
said before and after every sentence: the evaluation says neither. A free remainder is one of its examples, which are all that
the evaluation says there: JSGF has no open vocabulary, so the peer has it easier here."""

import pathlib
import re

GRAMMAR = pathlib.Path(__file__).resolve().parent.parent.parent / "speaker/grammar"
# Rules of whose words a name is kept: a rule or an intent.
HEAD = re.compile(r"(rule|intent|examples) ([a-z-]+)[^=]*(?:= (.*))?$")


def rules():
    """{kind: {name: [alternative]}} of both files."""
    held, into = {"rule": {}, "intent": {}, "examples": {}}, None
    for path in ("values.grammar", "household.grammar"):
        for line in (GRAMMAR / path).read_text().splitlines():
            line = line.split("#")[0].rstrip()
            head = HEAD.match(line)
            if head:
                into = held[head[1]].setdefault(head[2], [])
                into += [head[3]] if head[3] else []
            elif line.strip():
                into.append(line.strip().removeprefix("~ "))
    return held


def converted(alternative):
    text = re.sub(r"\{[a-z-]+:([a-z-]+)\}", r"<\1>", alternative)
    return re.sub(r"\b([ap])\.m\.", r"\1 m", text)


def words_of(text):
    return set(re.findall(r"(?<![<{:\w-])[a-z'][a-z']*(?![\w-]*[>}:])", re.sub(r"<[^>]*>|\{[^}]*\}", " ", text)))


def grammar():
    held = rules()
    lines = ["#JSGF V1.0;", "grammar household;"]
    names = "|".join(f"<i-{name}>" for name in held["intent"])
    lines.append(f"public <all> = {names};")
    words = set()
    for prefix, kind in (("", "rule"), ("i-", "intent")):
        for name, alternatives in held[kind].items():
            lines.append(f"<{prefix}{name}> = {' | '.join(f'({converted(a)})' for a in alternatives)};")
            words |= {w for a in alternatives for w in words_of(converted(a))}
    words |= {w for a in held["examples"]["text"] for w in words_of(a)}
    lines.append(f"<text> = {' | '.join(held['examples']['text'])};")
    return "\n".join(lines) + "\n", sorted(words)


if __name__ == "__main__":
    print(grammar()[0], end="")
