"""The household's grammar as a minimal automaton of words, for the peer that takes one: `python automaton.py` prints its size.

Every sentence of every intent of `speaker/grammar/*.grammar`, without what may be said before and after it: the evaluation says
neither. A free remainder is one of its examples, which are all that the evaluation says there, so the peer has it easier here.
JSGF would say the same, but PocketSphinx makes tens of thousands of empty transitions of it and then answers nothing in
half an hour; here no transition is empty but those to the end, and states with the same future are one (Revuz, "Minimisation of
acyclic deterministic automata in linear time", 1992)."""

import functools
import pathlib
import re

GRAMMAR = pathlib.Path(__file__).resolve().parent.parent.parent / "speaker/grammar"
# Rules of whose words a name is kept: a rule or an intent.
HEAD = re.compile(r"(rule|intent|examples) ([a-z-]+)[^=]*(?:= (.*))?$")
# A word, a rule, a slot, or what groups them.
TOKEN = re.compile(r"\{[a-z-]+:([a-z-]+)\}|<([a-z-]+)>|([\[\]()|])|([^\s\[\]()|<>{}]+)")


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


def parsed(text):
    """Alternatives, each a row of words, ("rule", name), ("maybe", alternatives) and ("group", alternatives)."""
    tokens = list(TOKEN.finditer(text))
    at = 0

    def alternatives():
        nonlocal at
        rows, row = [], []
        while at < len(tokens):
            slot, rule, sign, word = tokens[at].groups()
            if sign in (")", "]"):
                break
            at += 1
            if sign == "|":
                rows.append(row)
                row = []
            elif sign:
                row.append(("maybe" if sign == "[" else "group", alternatives()))
                at += 1
            else:
                # "a.m." is said as two words.
                row += [("rule", slot or rule)] if slot or rule else word.replace(".", " ").split()
        return [*rows, row]

    return alternatives()


class Automaton:
    """States are numbers; 0 ends every sentence. `arcs` [state] is {word: state}; a state is known by its arcs and whether one may end in it."""

    def __init__(self, held):
        self.rules = {name: [row for text in texts for row in parsed(text)] for name, texts in held["rule"].items()}
        self.rules["text"] = [row for text in held["examples"]["text"] for row in parsed(text)]
        self.arcs, self.ends, self.known = [], [], {}
        self.end = self.state({}, True)
        intents = [("group", parsed(text)) for texts in held["intent"].values() for text in texts]
        self.start = self.before([[intent] for intent in intents], self.end)

    def state(self, arcs, ends):
        key = (tuple(sorted(arcs.items())), ends)
        if key not in self.known:
            self.known[key] = len(self.arcs)
            self.arcs.append(dict(arcs))
            self.ends.append(ends)
        return self.known[key]

    @functools.cache
    def union(self, states):
        """The state that goes where any of these goes."""
        if len(states) == 1:
            return next(iter(states))
        words = {word for state in states for word in self.arcs[state]}
        arcs = {word: self.union(frozenset(self.arcs[s][word] for s in states if word in self.arcs[s])) for word in words}
        return self.state(arcs, any(self.ends[state] for state in states))

    def before(self, rows, after):
        """The state from which any of the rows leads to `after`."""
        return self.union(frozenset(self.row(row, after) for row in rows))

    def row(self, row, after):
        for item in reversed(row):
            if isinstance(item, str):
                after = self.state({item: after}, False)
            elif item[0] == "rule":
                after = self.rule(item[1], after)
            else:
                inside = self.before(item[1], after)
                after = inside if item[0] == "group" else self.union(frozenset((inside, after)))
        return after

    @functools.cache
    def rule(self, name, after):
        return self.before(self.rules[name], after)

    def transitions(self):
        """(from, to, probability, word) of what can be reached, all words of a state as likely as each other; ends are empty ones to the end."""
        reached, rest, rows = {self.start}, [self.start], []
        while rest:
            state = rest.pop()
            share = 1 / (len(self.arcs[state]) + self.ends[state]) if state != self.end else 1
            rows += [(state, to, share, word) for word, to in self.arcs[state].items()]
            rows += [(state, self.end, share)] * (self.ends[state] and state != self.end)
            new = set(self.arcs[state].values()) - reached
            reached |= new
            rest += new
        return rows


def automaton():
    return Automaton(rules())


if __name__ == "__main__":
    all_rows = automaton().transitions()
    print(len({row[0] for row in all_rows}), "states,", len(all_rows), "transitions,", len({row[3] for row in all_rows if len(row) > 3}), "words")
