"""Makes dictionary.txt, letters.txt and held_out.txt from the dictionary and the word model of the
PyPI package `pocketsphinx` (CMUdict without stress and the CMU US English model; see
dictionary-licence.txt).

    pip install --target DIR pocketsphinx; python speaker/grammar/make_dictionary.py DIR

dictionary.txt   the words of the grammar and the most frequent others, most frequent first
letters.txt      how letters are said in words that the dictionary lacks: a tree of letter contexts
                 (IGTree: Daelemans, van den Bosch, Weijters 1997), learned from words outside
                 held_out.txt
"""

import collections
import math
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
# Words beside the grammar's own: as many as keep the dictionary below 100 kB.
EVERYDAY = 4500
# Words that the letters are learned from.
LEARN = 45000
# A context that fewer words show says nothing.
SEEN = 3
# One word in so many is held out.
HOLD = 40
# One letter a phone, as ARPAbet's one-letter form (schwa and r-coloured vowels as CMUdict has them).
CODES = dict(
    AA="a", AE="@", AH="A", AO="c", AW="W", AY="Y", B="b", CH="C", D="d", DH="D", EH="E", ER="R", EY="e",
    F="f", G="g", HH="h", IH="I", IY="i", JH="J", K="k", L="l", M="m", N="n", NG="G", OW="o", OY="O", P="p",
    R="r", S="s", SH="S", T="t", TH="T", UH="U", UW="u", V="v", W="w", Y="y", Z="z", ZH="Z",
)
# Words of the grammar that CMUdict lacks, or says in another way than people do; by us.
OWN = {
    "a.m.": ["eEm"], "p.m.": ["piEm"], "o'clock": ["AklAk", "oklak"], "alexa": ["AlEksA"],
    "hiya": ["hYA"], "undelete": ["AndAlit", "Andilit"], "unmute": ["Anmyut"], "unpause": ["Anpcz"],
    "unhear": ["AnhIr"], "shush": ["SAS"], "ziggy": ["zIgi"], "louder": ["lWdR"], "mummy": ["mAmi"],
    "countdown": ["kWntdWn"], "dishwasher": ["dISwaSR", "dISwcSR"], "bedtime": ["bEdtYm"], "ok": ["oke"],
    "voicemail": ["vOsmel"], "neighbour": ["nebR"], "colour": ["kAlR"], "colours": ["kAlRz"],
    "loudest": ["lWdAst", "lWdIst"], "unfollow": ["Anfalo"], "mailbox": ["melbaks"], "rewind": ["riwYnd"],
    "downwards": ["dWnwRdz"], "playback": ["pleb@k"], "snooze": ["snuz"], "quietly": ["kwYAtli"],
    "inbox": ["Inbaks"], "um": ["Am"], "uh": ["A"], "yep": ["yEp"], "nope": ["nop"], "zoe": ["zoi"],
    "trivia": ["trIviA"], "granny": ["gr@ni"], "grandpa": ["gr@npa", "gr@mpa"], "grandma": ["gr@nma", "gr@ma"],
    "pardon": ["pardAn"], "howdy": ["hWdi"], "memo": ["mEmo"], "crank": ["kr@Gk"], "mommy": ["mami"],
    "deactivate": ["di@ktAvet"], "uninstall": ["AnInstcl"], "disconnect": ["dIskAnEkt"], "installed": ["Instcld"],
    "z": ["zi"], "unsend": ["AnsEnd"], "liam": ["liAm"], "mia": ["miA"], "chloe": ["kloi"], "eva": ["ivA", "evA"],
}


def grammar_words():
    words = set(OWN)
    for name in ("household.grammar", "values.grammar"):
        for line in (HERE / name).read_text().splitlines():
            line = line.split("#")[0]
            if re.match(r"intent |examples ", line):
                continue
            line = re.sub(r"^rule \S+ *=?|<[^>]*>|\{[^}]*\}", " ", line)
            words.update(re.findall(r"[a-z][a-z'.]*", line))
    return words


def read_dictionary(path):
    said = collections.defaultdict(list)
    for line in path.read_text().splitlines():
        word, *phones = line.split()
        word = re.sub(r"\(\d+\)$", "", word)
        code = "".join(CODES[phone] for phone in phones)
        if code not in said[word]:
            said[word].append(code)
    return said


def align(pairs):
    """Which phones each letter says: none, one or two; by hard expectation-maximisation."""
    cost = {}
    for _ in range(6):
        counts = collections.Counter()
        aligned = []
        for word, code in pairs:
            best = {0: (0.0, ())}
            for at, letter in enumerate(word):
                then = {}
                for done, (sum_, path) in best.items():
                    for n in (0, 1, 2):
                        end = done + n
                        if end > len(code):
                            continue
                        chunk = code[done:end]
                        prior = (1.5, 0.5, 4.0)[n]
                        total = sum_ + cost.get((letter, chunk), 6.0 + prior if cost else prior)
                        if end not in then or total < then[end][0]:
                            then[end] = (total, path + (chunk,))
                best = then
            if len(code) in best:
                path = best[len(code)][1]
                aligned.append((word, path))
                counts.update(zip(word, path))
        letters = collections.Counter()
        for (letter, _), n in counts.items():
            letters[letter] += n
        cost = {key: -math.log(n / letters[key[0]]) for key, n in counts.items()}
    return aligned


# Neighbours in the order of what they tell: one to the right, one to the left, and so on.
ORDER = (1, -1, 2, -2, 3, -3, 4)


def learn(aligned):
    """Tree: letter -> (phones, {neighbour: node})."""

    def grow(examples, depth):
        outcomes = collections.Counter(phones for _, _, phones in examples)
        says = outcomes.most_common(1)[0][0]
        kids = {}
        if len(outcomes) > 1 and depth < len(ORDER):
            parts = collections.defaultdict(list)
            for word, at, phones in examples:
                where = at + ORDER[depth]
                parts[word[where] if 0 <= where < len(word) else "-"].append((word, at, phones))
            for sign, part in sorted(parts.items()):
                if len(part) >= SEEN:
                    kid = grow(part, depth + 1)
                    if kid[0] != says or kid[1]:
                        kids[sign] = kid
        return (says, kids)

    by_letter = collections.defaultdict(list)
    for word, path in aligned:
        for at, phones in enumerate(path):
            by_letter[word[at]].append((word, at, phones))
    return {letter: grow(examples, 0) for letter, examples in sorted(by_letter.items())}


def tree_text(node):
    says, kids = node
    inside = "".join(sign + tree_text(kid) for sign, kid in kids.items())
    return f"{says or '_'}({inside})" if inside else f"{says or '_'};"


def size(node):
    return 1 + sum(size(kid) for kid in node[1].values())


def main():
    where = Path(sys.argv[1])
    sys.path.insert(0, str(where))
    from pocketsphinx import NGramModel

    model = where / "pocketsphinx" / "model" / "en-us"
    said = read_dictionary(model / "cmudict-en-us.dict")
    frequency = NGramModel.readfile(str(model / "en-us.lm.bin"))
    ranked = sorted((w for w in said if re.fullmatch(r"[a-z]+('[a-z]+)?", w)), key=lambda w: (-frequency.prob([w]), w))
    own = grammar_words()
    missing = sorted(word for word in own if word not in said and word not in OWN)
    print("words of the grammar without pronunciation:", missing, file=sys.stderr)
    keep = set(ranked[:EVERYDAY]) | own
    rows = []
    for word in sorted(keep - set(missing), key=lambda w: (-frequency.prob([w]), w)):
        codes = OWN.get(word) or said[word]
        rows.append(f"{word} {' '.join(codes[:3])}")
    (HERE / "dictionary.txt").write_text("\n".join(rows) + "\n")

    letters = [(w, said[w][0]) for w in ranked[:LEARN] if w.isalpha() and len(w) > 1]
    held = letters[::HOLD]
    held_words = {w for w, _ in held}
    aligned = align([pair for pair in letters if pair[0] not in held_words])
    tree = learn(aligned)
    (HERE / "letters.txt").write_text("".join(f"{letter}{tree_text(node)}\n" for letter, node in tree.items()))
    (HERE.parent / "tests" / "understand" / "held_out.txt").write_text("".join(f"{w} {c}\n" for w, c in held))
    print(len(rows), "words;", sum(size(node) for node in tree.values()), "contexts from", len(aligned), file=sys.stderr)


main()
