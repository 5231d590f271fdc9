"""Text as phones: CMUdict's 39 without stress, after CTC's blank. `python pronounce.py` reads lines and prints phones.

The dictionary is the CMUdict copy in PyPI `pocketsphinx` (BSD), first variant of each word. Words it lacks are spoken by
espeak-ng, whose IPA is mapped sound by sound."""

import functools
import pathlib
import re
import subprocess
import sys

PHONES = ("AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH").split()
# Class of each phone; 0 is the blank (Graves et al., "Connectionist temporal classification", ICML 2006).
CLASS = {phone: n + 1 for n, phone in enumerate(PHONES)}
# espeak-ng's IPA for English on the left, longest first.
FROM_IPA = [("d^ʒ", "JH"), ("t^ʃ", "CH"), ("a^ɪ", "AY"), ("a^ʊ", "AW"), ("e^ɪ", "EY"), ("o^ʊ", "OW"), ("ə^ʊ", "OW"), ("ɔ^ɪ", "OY"),
            ("ɪ^ɹ", "IH R"), ("ɪə", "IH R"), ("ɛɹ", "EH R"), ("ɑ̃", "AA N"), ("iə", "IY AH"), ("ɔː", "AO"), ("ɜː", "ER"), ("ɚ", "ER"), ("əl", "AH L"), ("n̩", "AH N"), ("l̩", "AH L"),
            ("ɑ", "AA"), ("æ", "AE"), ("ʌ", "AH"), ("ə", "AH"), ("ɐ", "AH"), ("ɔ", "AO"), ("ɛ", "EH"), ("ɪ", "IH"), ("ᵻ", "IH"),
            ("i", "IY"), ("ʊ", "UH"), ("u", "UW"), ("o", "OW"), ("e", "EY"), ("a", "AE"), ("ɒ", "AA"), ("b", "B"), ("d", "D"), ("ð", "DH"),
            ("f", "F"), ("ɡ", "G"), ("h", "HH"), ("k", "K"), ("x", "K"), ("l", "L"), ("ɬ", "L"), ("m", "M"), ("n", "N"), ("ŋ", "NG"), ("p", "P"),
            ("ɹ", "R"), ("r", "R"), ("s", "S"), ("ʃ", "SH"), ("t", "T"), ("ɾ", "T"), ("ʔ", "T"), ("θ", "TH"), ("v", "V"), ("w", "W"), ("j", "Y"),
            ("z", "Z"), ("ʒ", "ZH")]


@functools.cache
def dictionary():
    import pocketsphinx

    path = pathlib.Path(pocketsphinx.__file__).parent / "model/en-us/cmudict-en-us.dict"
    words = {}
    for line in path.read_text().splitlines():
        word, phones = line.split(" ", 1)
        words.setdefault(word, phones.split())
    # "alexa" as the household says it, "aaa" as letters; the dictionary lacks the first.
    words["alexa"] = "AH L EH K S AH".split()
    return words


def from_ipa(ipa):
    out = []
    while ipa:
        for sound, phones in FROM_IPA:
            if ipa.startswith(sound):
                out += phones.split()
                ipa = ipa[len(sound):]
                break
        else:
            ipa = ipa[1:]
    return out


@functools.cache
def word(text):
    """Phones of one word in lower case."""
    known = dictionary().get(text) or dictionary().get(text.strip("'"))
    if known:
        return tuple(known)
    ipa = subprocess.run(["espeak-ng", "-q", "--ipa=3", "--tie=^", "-v", "en-us", text], capture_output=True, text=True, check=True)
    return tuple(from_ipa(ipa.stdout.strip()))


def phones(text):
    """All phones of a text."""
    return [phone for w in re.findall(r"[a-z']+", text.lower().replace("’", "'")) if w.strip("'") for phone in word(w)]


def classes(text):
    return [CLASS[phone] for phone in phones(text)]


if __name__ == "__main__":
    for line in sys.stdin:
        print(" ".join(phones(line)))
